package dev.formwork.standalone.template;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.activities.action.ActionManifest;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.dryrun.DryRun;
import dev.formwork.standalone.commandline.UsageFault;
import dev.formwork.templates.lint.KnownAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The actions that this installation ships, known without a worker. */
final class OfflineActions {

  private static final String FOLDER = "dev/formwork/activities";
  private static final ObjectMapper JSON = new ObjectMapper();

  private OfflineActions() {}

  /** The manifests of those that a dry run cannot carry out, from their schemas. */
  static List<ActionManifest> shipped() {
    try {
      Path place =
          Path.of(ActionManifest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return read(place.resolve(FOLDER));
      }
      try (FileSystem jar =
          FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
        return read(jar.getPath(FOLDER));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("The schemas of the actions cannot be read.", e);
    }
  }

  private static List<ActionManifest> read(Path folder) throws IOException {
    List<ActionManifest> manifests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".schema.json")).sorted().toList()) {
        manifests.add(manifest(Files.readAllBytes(file)));
      }
    }
    return manifests;
  }

  private static ActionManifest manifest(byte[] schema) {
    try {
      Map<String, Object> json = JSON.readValue(schema, new TypeReference<>() {});
      return new ActionManifest(
          String.valueOf(json.get("id")),
          String.valueOf(json.get("description")),
          map(json.get("input")),
          map(json.get("output")),
          List.of(),
          ActionTraits.defaults().withUndo());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
    }
    return map;
  }

  /** All of them, by each of their names. */
  static Map<String, ActionManifest> all(DryRun dryRun) {
    Map<String, ActionManifest> all = new TreeMap<>();
    for (ActionManifest manifest : dryRun.builtIn()) {
      all.put(manifest.id(), manifest);
      manifest.traits().aliases().forEach(alias -> all.put(alias, manifest));
    }
    shipped().forEach(manifest -> all.putIfAbsent(manifest.id(), manifest));
    return all;
  }

  /** Those in a file as `GET /api/scaffolder/v2/actions` answers it, such as a worker's own. */
  static List<KnownAction> saved(Path file) {
    try {
      List<KnownAction> actions = new ArrayList<>();
      for (JsonNode action : JSON.readTree(file.toFile())) {
        JsonNode schema = action.path("schema");
        actions.add(
            new KnownAction(
                action.path("id").asText(),
                map(JSON.treeToValue(schema.path("input"), Object.class)),
                map(JSON.treeToValue(schema.path("output"), Object.class)),
                true));
      }
      return actions;
    } catch (IOException e) {
      throw new UsageFault(
          "%s is not a list of actions (--actions). Save the answer of GET /api/scaffolder/v2/actions."
              .formatted(file),
          e);
    }
  }

  /** The same for lint. */
  static List<KnownAction> known(DryRun dryRun) {
    List<KnownAction> known = new ArrayList<>();
    all(dryRun)
        .forEach(
            (id, manifest) ->
                known.add(
                    new KnownAction(
                        id,
                        manifest.inputSchema(),
                        manifest.outputSchema(),
                        manifest.traits().undoes())));
    return known;
  }
}
