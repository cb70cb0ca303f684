package dev.formwork.standalone.template;

import dev.formwork.activities.dryrun.DryRunFile;
import dev.formwork.templates.TemplateDefinition;
import dev.formwork.templates.TemplateReader;
import dev.formwork.templates.TemplateReading;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** `test DIR …`: the tests beside templates, as dry runs. */
final class TestCommand {

  private static final List<String> NOT_OF_THE_TEMPLATE = List.of("tests", ".git");

  private TestCommand() {}

  static int run(List<String> words, PrintStream out) {
    Arguments arguments = Arguments.of(words, Set.of("update"), Set.of("only", "report"));
    Map<String, List<TestResult>> results = new LinkedHashMap<>();
    for (Path template : TemplatePaths.of(arguments.names())) {
      List<Path> tests = tests(template, arguments);
      if (tests.isEmpty()) {
        out.printf(
            "%s has no tests%s. Add e.g. %s.%n",
            template,
            arguments.has("only") ? " of that name" : "",
            template.resolveSibling("tests").resolve("usual.yaml"));
        continue;
      }
      results.put(
          String.valueOf(TemplatePaths.folder(template).getFileName()),
          run(template, tests, arguments.has("update"), out));
    }
    if (arguments.value("report") instanceof String report) {
      JunitReport.write(Path.of(report), results);
    }
    List<TestResult> all = results.values().stream().flatMap(List::stream).toList();
    long failed = all.stream().filter(result -> !result.isPassed()).count();
    out.printf(
        "%s%n",
        all.isEmpty()
            ? "No test was run."
            : failed == 0
                ? "All %d tests passed.".formatted(all.size())
                : "%d of %d tests failed.".formatted(failed, all.size()));
    return failed > 0 || all.isEmpty() ? 1 : 0;
  }

  private static List<Path> tests(Path template, Arguments arguments) {
    Path folder = template.toAbsolutePath().resolveSibling("tests");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.ya?ml"))
          .filter(
              file ->
                  !arguments.has("only")
                      || String.valueOf(file.getFileName())
                          .matches(Pattern.quote(arguments.value("only", "")) + "(\\.ya?ml)?"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(folder), e);
    }
  }

  private static List<TestResult> run(
      Path template, List<Path> tests, boolean update, PrintStream out) {
    out.println(template);
    TemplateDefinition definition = definition(template, out);
    List<DryRunFile> files =
        TemplateFolder.read(TemplatePaths.folder(template), NOT_OF_THE_TEMPLATE);
    List<TestResult> results = new ArrayList<>();
    for (Path file : tests) {
      TestResult result = run(TestCase.read(file), definition, files, update);
      tell(result, out);
      results.add(result);
    }
    return results;
  }

  private static TemplateDefinition definition(Path template, PrintStream out) {
    try {
      TemplateReading reading =
          TemplateReader.read(Files.readString(template), String.valueOf(template.getFileName()));
      reading
          .faults()
          .forEach(
              fault ->
                  out.printf(
                      "%s:%d:%d: error: %s%n",
                      template, fault.line(), fault.column(), fault.message()));
      if (reading.definition() == null) {
        throw new UsageFault(
            "%s cannot be run. Correct it; './formwork template lint' tells more."
                .formatted(template));
      }
      return reading.definition();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(template), e);
    }
  }

  private static TestResult run(
      TestCase test, TemplateDefinition definition, List<DryRunFile> files, boolean update) {
    Instant begun = Instant.now();
    TestRun run = TestRun.of(test, definition, files);
    List<String> failures = new ArrayList<>(Comparison.failures(test.expected(), run));
    List<String> notes = new ArrayList<>();
    if (run instanceof TestRun.Completed completed) {
      GoldenFolder golden = new GoldenFolder(test.golden());
      if (update && failures.isEmpty()) {
        if (golden.update(completed.result().files())) {
          notes.add("Wrote %s anew.".formatted(test.golden()));
        }
      } else if (golden.exists()) {
        List<String> differences = golden.differences(completed.result().files());
        failures.addAll(differences);
        if (!differences.isEmpty()) {
          notes.add("Run with --update to take the new files over.");
        }
      }
    }
    return new TestResult(test, Duration.between(begun, Instant.now()), failures, notes);
  }

  private static void tell(TestResult result, PrintStream out) {
    out.printf(
        "  %s %s (%d ms)%n",
        result.isPassed() ? "✓" : "✗", result.test().title(), result.took().toMillis());
    result.failures().forEach(failure -> out.println("      " + failure.replace("\n", "\n      ")));
    result.notes().forEach(note -> out.println("      " + note));
  }
}
