package dev.formwork.standalone.template;

import dev.formwork.activities.dryrun.DryRunFile;
import dev.formwork.templates.Fault;
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
import java.util.List;

/** The tests of one template. */
final class TestSuite {

  private static final List<String> NOT_OF_THE_TEMPLATE = List.of("tests", ".git");

  private final Path template;
  private final Update update;
  private final PrintStream out;

  /** Which folders of kept files are written anew. */
  enum Update {
    NONE,
    EXISTING,
    ALL
  }

  TestSuite(Path template, Update update, PrintStream out) {
    this.template = template;
    this.update = update;
    this.out = out;
  }

  /** Runs the tests one after the other and tells how each came out. */
  List<TestResult> run(List<Path> tests) {
    out.println(template);
    TemplateReading reading = reading();
    List<DryRunFile> files =
        TemplateFolder.read(TemplatePaths.folder(template), NOT_OF_THE_TEMPLATE);
    List<TestResult> results = new ArrayList<>();
    for (Path file : tests) {
      TestCase test = TestCase.read(file);
      TemplateDefinition definition = reading.definition();
      TestResult result =
          definition == null
              ? new TestResult(test, Duration.ZERO, broken(reading.faults()), List.of())
              : run(test, definition, files);
      tell(result);
      results.add(result);
    }
    return results;
  }

  private TemplateReading reading() {
    try {
      return TemplateReader.read(
          Files.readString(template), String.valueOf(template.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(template), e);
    }
  }

  private List<String> broken(List<Fault> faults) {
    return faults.stream()
        .map(
            fault ->
                "%s:%d:%d: error: %s"
                    .formatted(template, fault.line(), fault.column(), fault.message()))
        .toList();
  }

  private TestResult run(TestCase test, TemplateDefinition definition, List<DryRunFile> files) {
    Instant begun = Instant.now();
    TestRun run = TestRun.of(test, definition, files);
    List<String> failures = new ArrayList<>(Comparison.failures(test.expected(), run));
    List<String> notes = new ArrayList<>();
    if (run instanceof TestRun.Completed completed) {
      GoldenFolder golden = new GoldenFolder(test.golden());
      if (isUpdated(golden) && failures.isEmpty()) {
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

  private boolean isUpdated(GoldenFolder golden) {
    return update == Update.ALL || (update == Update.EXISTING && golden.exists());
  }

  private void tell(TestResult result) {
    out.printf(
        "  %s %s (%d ms)%n",
        result.isPassed() ? "✓" : "✗", result.test().title(), result.took().toMillis());
    result.failures().forEach(failure -> out.println("      " + failure.replace("\n", "\n      ")));
    result.notes().forEach(note -> out.println("      " + note));
  }
}
