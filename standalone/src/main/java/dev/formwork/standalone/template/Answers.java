package dev.formwork.standalone.template;

import dev.formwork.templates.TemplateDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Values and secrets from a file and from single words of the command line. */
record Answers(Map<String, Object> values, Map<String, String> secrets) {

  private static final Set<String> PARTS = Set.of("values", "secrets");

  /**
   * Reads the options `--values`, `--set` and `--secret`. A file holds the values themselves, or
   * `values` and `secrets` as `sample.yaml` beside a template does.
   */
  static Answers of(Arguments arguments) {
    Answers answers = new Answers(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (String file : arguments.values("values")) {
      answers.add(read(Path.of(file)));
    }
    for (String word : arguments.values("set")) {
      String[] parts = parts(word, "--set");
      answers.put(List.of(parts[0].split("\\.")), scalar(parts[1]));
    }
    for (String word : arguments.values("secret")) {
      String[] parts = parts(word, "--secret");
      answers.secrets.put(parts[0], secret(parts[1]));
    }
    return answers;
  }

  /** What one file holds. */
  static Answers from(Path file) {
    Answers answers = new Answers(new LinkedHashMap<>(), new LinkedHashMap<>());
    answers.add(read(file));
    return answers;
  }

  private void add(Map<String, Object> content) {
    if (!PARTS.containsAll(content.keySet()) || !(content.get("values") instanceof Map<?, ?>)) {
      values.putAll(content);
      return;
    }
    if (content.get("values") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> values.put(String.valueOf(name), value));
    }
    if (content.get("secrets") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> secrets.put(String.valueOf(name), String.valueOf(value)));
    }
  }

  /** A mapping in a YAML or JSON file. */
  static Map<String, Object> read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      Map<String, Object> content =
          TemplateDocument.read(text, String.valueOf(file.getFileName())).content();
      if (content.isEmpty() && !text.isBlank() && !text.strip().equals("{}")) {
        throw new UsageFault(
            "File %s holds no mapping of names to values, or is not YAML. Write e.g. name: payments."
                .formatted(file));
      }
      return content;
    } catch (IOException e) {
      throw new UsageFault("File %s cannot be read. Correct the path.".formatted(file), e);
    }
  }

  private static String[] parts(String word, String option) {
    int equals = word.indexOf('=');
    if (equals < 1) {
      throw new UsageFault(
          "'%s' has no name or no value (%s). Write e.g. %s name=payments."
              .formatted(word, option, option));
    }
    return new String[] {word.substring(0, equals), word.substring(equals + 1)};
  }

  private static @Nullable Object scalar(String text) {
    try {
      return new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (YamlEngineException notYaml) {
      return text;
    }
  }

  private static String secret(String text) {
    if (!text.startsWith("@")) {
      return text;
    }
    try {
      return Files.readString(Path.of(text.substring(1))).strip();
    } catch (IOException e) {
      throw new UsageFault("The secret file %s cannot be read.".formatted(text.substring(1)), e);
    }
  }

  private void put(List<String> path, @Nullable Object value) {
    Map<String, Object> at = values;
    for (String name : path.subList(0, path.size() - 1)) {
      Map<String, Object> next = new LinkedHashMap<>();
      if (at.get(name) instanceof Map<?, ?> there) {
        there.forEach((key, entry) -> next.put(String.valueOf(key), entry));
      }
      at.put(name, next);
      at = next;
    }
    if (value == null) {
      at.remove(path.getLast());
    } else {
      at.put(path.getLast(), value);
    }
  }
}
