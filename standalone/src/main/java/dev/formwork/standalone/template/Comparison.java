package dev.formwork.standalone.template;

import dev.formwork.activities.dryrun.DryRunFile;
import dev.formwork.activities.dryrun.DryRunLine;
import dev.formwork.activities.dryrun.DryRunResult;
import dev.formwork.standalone.template.TestCase.Expected;
import dev.formwork.workflows.StepState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what a run did with what a test expects. */
final class Comparison {

  private final Expected expected;
  private final List<String> failures = new ArrayList<>();

  private Comparison(Expected expected) {
    this.expected = expected;
  }

  /** Everything that is not as expected. */
  static List<String> failures(Expected expected, TestRun run) {
    Comparison comparison = new Comparison(expected);
    switch (run) {
      case TestRun.Refused refused -> comparison.refused(refused);
      case TestRun.Failed failed -> comparison.failed(failed);
      case TestRun.Completed completed -> comparison.completed(completed.result());
    }
    return comparison.failures;
  }

  private void refused(TestRun.Refused refused) {
    if (expected.refused().isEmpty()) {
      failures.add("The form refuses the values: " + String.join("; ", refused.faults()) + ".");
    }
    for (String part : expected.refused()) {
      if (refused.faults().stream().noneMatch(fault -> fault.contains(part))) {
        failures.add(
            "The form was expected to refuse the values with '%s', but says: %s."
                .formatted(part, String.join("; ", refused.faults())));
      }
    }
  }

  private void failed(TestRun.Failed failed) {
    String part = expected.failure();
    if (part == null) {
      failures.add("The run failed: " + failed.message());
    } else if (!failed.message().contains(part)) {
      failures.add(
          "The run was expected to fail with '%s', but it failed with: %s"
              .formatted(part, failed.message()));
    } else {
      steps(failed.log());
      log(failed.log());
    }
  }

  private void completed(DryRunResult result) {
    if (expected.failure() != null) {
      failures.add(
          "The run was expected to fail with '%s', but it completed."
              .formatted(expected.failure()));
    }
    if (!expected.refused().isEmpty()) {
      failures.add("The form was expected to refuse the values, but it takes them.");
    }
    steps(result.log());
    log(result.log());
    files(result.files());
    if (expected.output() != null) {
      outputs(expected.output(), result.output(), "output");
    }
  }

  private void steps(List<DryRunLine> log) {
    Map<String, StepState> states = new LinkedHashMap<>();
    for (DryRunLine line : log) {
      if (line.stepId() != null && line.state() != null) {
        states.put(line.stepId(), line.state());
      }
    }
    for (String id : expected.ran()) {
      state(id, StepState.COMPLETED, "run", states);
    }
    for (String id : expected.skipped()) {
      state(id, StepState.SKIPPED, "be skipped", states);
    }
    for (String id : expected.failed()) {
      state(id, StepState.FAILED, "fail", states);
    }
  }

  private void state(String id, StepState wanted, String words, Map<String, StepState> states) {
    StepState state = states.get(id);
    if (state == null) {
      failures.add(
          "Step '%s' was expected to %s, but there is no such step. There are %s."
              .formatted(id, words, String.join(", ", states.keySet())));
    } else if (state != wanted) {
      failures.add(
          "Step '%s' was expected to %s, but it is %s."
              .formatted(id, words, state.name().toLowerCase(Locale.ROOT)));
    }
  }

  private void log(List<DryRunLine> log) {
    String all = log.stream().map(DryRunLine::message).collect(Collectors.joining("\n"));
    for (String part : expected.logged()) {
      if (!all.contains(part)) {
        failures.add("The log was expected to contain '%s', but does not.".formatted(part));
      }
    }
    for (String part : expected.notLogged()) {
      if (all.contains(part)) {
        failures.add("The log was not expected to contain '%s', but does.".formatted(part));
      }
    }
  }

  private void files(List<DryRunFile> files) {
    Map<String, DryRunFile> byPath = new LinkedHashMap<>();
    files.forEach(file -> byPath.put(file.path(), file));
    for (String path : expected.files()) {
      if (!byPath.containsKey(path)) {
        failures.add(
            "File '%s' was expected, but is not there. There are %s."
                .formatted(path, some(byPath.keySet())));
      }
    }
    for (String path : expected.noFiles()) {
      if (byPath.containsKey(path) || isFolder(path, byPath)) {
        failures.add("'%s' was not expected, but is there.".formatted(path));
      }
    }
    expected.contents().forEach((path, parts) -> contents(path, parts, byPath.get(path)));
  }

  private static boolean isFolder(String path, Map<String, DryRunFile> files) {
    String folder = path.endsWith("/") ? path : path + "/";
    return files.keySet().stream().anyMatch(name -> name.startsWith(folder));
  }

  private static String some(Iterable<String> names) {
    TreeSet<String> sorted = new TreeSet<>();
    names.forEach(sorted::add);
    String shown = sorted.stream().limit(20).collect(Collectors.joining(", "));
    return sorted.isEmpty() ? "none" : sorted.size() > 20 ? shown + " …" : shown;
  }

  private void contents(String path, Object parts, @Nullable DryRunFile file) {
    if (file == null) {
      failures.add("File '%s' was expected, but is not there.".formatted(path));
      return;
    }
    String text = new String(file.content(), StandardCharsets.UTF_8);
    for (Object part : parts instanceof List<?> list ? list : List.of(parts)) {
      if (!text.contains(String.valueOf(part))) {
        failures.add("File '%s' was expected to contain '%s', but does not.".formatted(path, part));
      }
    }
  }

  /** Of objects only the expected keys are looked at, everything else must be equal. */
  private void outputs(@Nullable Object wanted, @Nullable Object found, String place) {
    if (wanted instanceof Map<?, ?> map && found instanceof Map<?, ?> other) {
      map.forEach((key, value) -> outputs(value, other.get(key), place + "." + key));
    } else if (wanted instanceof List<?> list
        && found instanceof List<?> other
        && list.size() == other.size()) {
      for (int i = 0; i < list.size(); i++) {
        outputs(list.get(i), other.get(i), place + "[" + i + "]");
      }
    } else if (!equal(wanted, found)) {
      failures.add("'%s' was expected to be %s, but is %s.".formatted(place, wanted, found));
    }
  }

  private static boolean equal(@Nullable Object wanted, @Nullable Object found) {
    if (wanted instanceof Number a && found instanceof Number b) {
      return a.doubleValue() == b.doubleValue();
    }
    return Objects.equals(wanted, found);
  }
}
