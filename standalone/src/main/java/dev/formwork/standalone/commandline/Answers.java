package dev.formwork.standalone.commandline;

import dev.formwork.templates.TemplateDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Values and secrets from a file and from single words of the command line. */
public record Answers(Map<String, Object> values, Map<String, String> secrets) {

  private static final Set<String> PARTS = Set.of("values", "secrets");

  /**
   * Reads the options `--values`, `--set` and `--secret`. A file holds the values themselves, or
   * `values` and `secrets` as `sample.yaml` beside a template does.
   */
  public static Answers of(Arguments arguments) {
    Answers answers = new Answers(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (String file : arguments.values("values")) {
      answers.add(read(Path.of(file)));
    }
    for (String word : arguments.values("set")) {
      Assignment.of(word, "--set").into(answers.values);
    }
    for (String word : arguments.values("secret")) {
      Assignment assignment = Assignment.of(word, "--secret");
      answers.secrets.put(assignment.name(), secret(assignment.text()));
    }
    return answers;
  }

  /** What one file holds. */
  public static Answers from(Path file) {
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
  public static Map<String, Object> read(Path file) {
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

  /** A secret as a command line gives it: itself, or `@FILE` for what a file holds. */
  public static String secret(String text) {
    if (!text.startsWith("@")) {
      return text;
    }
    try {
      return Files.readString(Path.of(text.substring(1))).strip();
    } catch (IOException e) {
      throw new UsageFault("The secret file %s cannot be read.".formatted(text.substring(1)), e);
    }
  }
}
