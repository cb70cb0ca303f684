package dev.formwork.catalog.location;

import static dev.formwork.catalog.model.Documents.map;

import dev.formwork.catalog.model.YamlFile;
import dev.formwork.catalog.store.Json;
import dev.formwork.templates.Fault;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the content of files in the place of `{$text: ./openapi.yaml}`, `{$json: …}` and `{$yaml:
 * …}`. Only files beside the entity's own and below may be named: the reader may see repositories
 * that the author of the file may not.
 */
final class Placeholders {

  private static final Set<String> KEYS = Set.of("$text", "$json", "$yaml");

  private final LocationReader reader;
  private final URI base;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param base the file that holds the placeholders
   */
  Placeholders(LocationReader reader, URI base) {
    this.reader = reader;
    this.base = base;
  }

  /** The document with every placeholder replaced; look at {@link #faults} afterwards. */
  Map<String, Object> resolve(Map<String, Object> document) {
    Map<String, Object> resolved = new LinkedHashMap<>();
    document.forEach((key, value) -> resolved.put(key, resolve("/" + key, value)));
    return resolved;
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  private @Nullable Object resolve(String path, @Nullable Object value) {
    if (value instanceof List<?> list) {
      List<Object> resolved = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        resolved.add(resolve(path + "/" + i, list.get(i)));
      }
      return resolved;
    }
    if (!(value instanceof Map<?, ?>)) {
      return value;
    }
    Map<String, Object> object = map(value);
    String key = object.size() == 1 ? object.keySet().iterator().next() : "";
    if (KEYS.contains(key) && object.get(key) instanceof String target) {
      return content(path, key, target);
    }
    Map<String, Object> resolved = new LinkedHashMap<>();
    object.forEach(
        (name, element) ->
            resolved.put(
                name, resolve(path + "/" + name.replace("~", "~0").replace("/", "~1"), element)));
    return resolved;
  }

  private Object content(String path, String key, String target) {
    try {
      URI address = base.resolve(URI.create(target)).normalize();
      if (isEncoded(target) || !address.toString().startsWith(base.resolve(".").toString())) {
        fault(
            path,
            "%s may only name a file in the folder of this one or below, but names '%s'."
                .formatted(key, target));
        return "";
      }
      return parsed(path, key, target, reader.read(address).text());
    } catch (LocationUnreadable e) {
      fault(path, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      fault(path, "'%s' is no address of a file with the content of %s.".formatted(target, key));
    }
    return "";
  }

  /** Whether dots or slashes are written so that they count only later. */
  private static boolean isEncoded(String target) {
    String lower = target.toLowerCase(Locale.ROOT);
    return lower.contains("%2e") || lower.contains("%2f");
  }

  private Object parsed(String path, String key, String target, String text) {
    if (key.equals("$text")) {
      return text;
    }
    if (key.equals("$json")) {
      return Json.read(text);
    }
    YamlFile yaml = YamlFile.parse(text);
    if (yaml.faults().isEmpty() && yaml.documents().size() == 1) {
      return yaml.documents().getFirst().content();
    }
    fault(path, "'%s' must hold exactly one YAML document, an object.".formatted(target));
    return "";
  }

  private void fault(String path, String message) {
    faults.add(new Fault(path, 0, 0, message));
  }
}
