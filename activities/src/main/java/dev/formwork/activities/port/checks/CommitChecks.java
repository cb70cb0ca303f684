package dev.formwork.activities.port.checks;

import dev.formwork.activities.action.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The checks of a commit.
 *
 * @param commit its id
 * @param checks the last report of each
 */
public record CommitChecks(String commit, List<Check> checks) {

  public CommitChecks {
    checks = List.copyOf(checks);
  }

  /**
   * Whether the checks passed.
   *
   * @param names those that count, with `*` for any text; all when empty
   */
  public Readiness readiness(List<String> names) {
    List<Check> counting = counting(names);
    List<Check> failed = in(counting, Check.State.FAILED);
    if (!failed.isEmpty()) {
      return new Readiness.Failed(
          "failed its checks: %s. Correct the cause, then retry the step."
              .formatted(failed.stream().map(Check::told).collect(Collectors.joining("; "))));
    }
    List<String> missing = new ArrayList<>();
    add(missing, "running", in(counting, Check.State.RUNNING));
    add(missing, "waiting for a person", in(counting, Check.State.BLOCKED));
    List<String> silent = names.stream().filter(name -> counting(List.of(name)).isEmpty()).toList();
    if (!silent.isEmpty()) {
      missing.add("not reported yet: " + String.join(", ", silent));
    }
    if (checks.isEmpty() && names.isEmpty()) {
      missing.add("no check has been reported yet");
    }
    if (missing.isEmpty()) {
      return new Readiness.Ready();
    }
    return new Readiness.Missing(
        "%d of %d checks passed, %s"
            .formatted(
                in(counting, Check.State.PASSED).size(),
                counting.size() + silent.size(),
                String.join("; ", missing)));
  }

  /** The checks that these names mean. */
  public List<Check> counting(List<String> names) {
    Predicate<Check> any = check -> names.stream().anyMatch(name -> matches(name, check.name()));
    return names.isEmpty() ? checks : checks.stream().filter(any).toList();
  }

  private static boolean matches(String name, String check) {
    String pattern =
        Pattern.compile("\\*")
            .splitAsStream(name + " ")
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return (check + " ").matches(pattern);
  }

  private static List<Check> in(List<Check> checks, Check.State state) {
    return checks.stream().filter(check -> check.state() == state).toList();
  }

  private static void add(List<String> missing, String what, List<Check> checks) {
    if (!checks.isEmpty()) {
      missing.add(
          "%s: %s"
              .formatted(what, checks.stream().map(Check::name).collect(Collectors.joining(", "))));
    }
  }
}
