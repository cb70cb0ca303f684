package dev.formwork.standalone.template;

import dev.formwork.standalone.commandline.Answers;
import dev.formwork.standalone.commandline.UsageFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A test beside a template: what it is run with, and what is expected of the run.
 *
 * @param file such as `tests/local.yaml`
 * @param title the test's `name`, or the name of its file
 */
record TestCase(
    Path file,
    String title,
    Map<String, Object> values,
    Map<String, String> secrets,
    Map<String, Object> user,
    Map<String, Path> sources,
    Map<String, Map<String, Object>> entities,
    Map<String, String> environment,
    Expected expected) {

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "values",
          "valuesFrom",
          "secrets",
          "user",
          "sources",
          "entities",
          "environment",
          "expect");

  /**
   * What is expected; what is null or empty is not looked at.
   *
   * @param failure part of the message with which the run fails, or null when it completes
   * @param refused parts of the faults for which the form is refused, empty when it is not
   */
  record Expected(
      @Nullable String failure,
      List<String> refused,
      List<String> ran,
      List<String> skipped,
      List<String> failed,
      @Nullable Object output,
      List<String> logged,
      List<String> notLogged,
      List<String> files,
      List<String> noFiles,
      Map<String, Object> contents) {

    private static final Set<String> KEYS =
        Set.of("failure", "refused", "steps", "output", "log", "files");

    static Expected of(Map<String, Object> expect, Path file) {
      check(expect, KEYS, "expect", file);
      Map<String, Object> steps = map(expect, "steps", file);
      check(steps, Set.of("run", "skipped", "failed"), "expect.steps", file);
      Map<String, Object> log = map(expect, "log", file);
      check(log, Set.of("contains", "excludes"), "expect.log", file);
      Map<String, Object> files = map(expect, "files", file);
      check(files, Set.of("exist", "absent", "contain"), "expect.files", file);
      Object failure = expect.get("failure");
      return new Expected(
          failure == null ? null : String.valueOf(failure),
          texts(expect.get("refused")),
          texts(steps.get("run")),
          texts(steps.get("skipped")),
          texts(steps.get("failed")),
          expect.get("output"),
          texts(log.get("contains")),
          texts(log.get("excludes")),
          texts(files.get("exist")),
          texts(files.get("absent")),
          map(files, "contain", file));
    }
  }

  /** Reads a test; keys that nobody reads are refused. */
  static TestCase read(Path file) {
    Map<String, Object> content = Answers.read(file);
    check(content, KEYS, "", file);
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, String> secrets = new LinkedHashMap<>();
    if (content.get("valuesFrom") instanceof String from) {
      Answers sample = Answers.from(file.resolveSibling(from));
      values.putAll(sample.values());
      secrets.putAll(sample.secrets());
    }
    values.putAll(map(content, "values", file));
    values.values().removeIf(Objects::isNull);
    map(content, "secrets", file)
        .forEach((name, value) -> secrets.put(name, String.valueOf(value)));
    Object title = content.get("name");
    return new TestCase(
        file,
        title == null ? name(file) : String.valueOf(title),
        values,
        secrets,
        user(content),
        sources(map(content, "sources", file), file),
        entities(content, file),
        texts(map(content, "environment", file)),
        Expected.of(map(content, "expect", file), file));
  }

  /** The name of its file without the ending. */
  String name() {
    return name(file);
  }

  /** The folder of the files that its run must leave. */
  Path golden() {
    return file.resolveSibling(name()).resolve("expected");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
  }

  private static Map<String, Object> user(Map<String, Object> content) {
    return switch (content.get("user")) {
      case Map<?, ?> user -> copy(user);
      case String ref -> Map.of("ref", ref);
      case null, default -> Map.of("ref", "user:default/tester");
    };
  }

  private static Map<String, Path> sources(Map<String, Object> given, Path file) {
    Map<String, Path> sources = new LinkedHashMap<>();
    given.forEach((url, path) -> sources.put(url, file.resolveSibling(String.valueOf(path))));
    return sources;
  }

  private static Map<String, Map<String, Object>> entities(Map<String, Object> content, Path file) {
    Map<String, Map<String, Object>> entities = new LinkedHashMap<>();
    map(content, "entities", file)
        .forEach(
            (ref, entity) -> {
              if (entity instanceof Map<?, ?> given) {
                entities.put(ref, copy(given));
              }
            });
    return entities;
  }

  private static Map<String, String> texts(Map<String, Object> given) {
    Map<String, String> texts = new LinkedHashMap<>();
    given.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }

  private static List<String> texts(@Nullable Object given) {
    List<String> texts = new ArrayList<>();
    if (given instanceof List<?> list) {
      list.forEach(item -> texts.add(String.valueOf(item)));
    } else if (given != null) {
      texts.add(String.valueOf(given));
    }
    return texts;
  }

  private static Map<String, Object> map(Map<String, Object> content, String key, Path file) {
    return switch (content.get(key)) {
      case null -> Map.of();
      case Map<?, ?> map -> copy(map);
      default ->
          throw new UsageFault(
              "'%s' in %s must be a mapping of names to values.".formatted(key, file));
    };
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return Collections.unmodifiableMap(copy);
  }

  private static void check(
      Map<String, Object> content, Set<String> known, String where, Path file) {
    for (String key : content.keySet()) {
      if (!known.contains(key)) {
        String place = where.isEmpty() ? "" : " under '%s'".formatted(where);
        throw new UsageFault(
            "Nobody reads the key '%s'%s in %s. There are %s."
                .formatted(key, place, file, String.join(", ", new TreeSet<>(known))));
      }
    }
  }
}
