package dev.formwork.activities.port.checks;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.workflows.NotReady;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which checks of which commit are waited for. */
public record CheckWish(
    @Doc("Branch, tag or id of the commit, such as `main`.") String ref,
    @Doc("Names of the checks that count, with `*` for any text; all when left out.") @Default("[]")
        List<String> checks,
    @Doc(
            "Branch whose protection says which checks count, too, such as the target of a pull request.")
        @Nullable String requiredBy) {

  /** What is known when all have passed. */
  public record Outcome(
      @Doc("Id of the commit.") String commit,
      @Doc("Names of the checks that passed.") List<String> checks) {}

  public CheckWish {
    checks = List.copyOf(checks);
  }

  /**
   * What is known, when all that count have passed.
   *
   * @throws dev.formwork.activities.action.ActionException.NotReadyYet while they run
   * @throws dev.formwork.activities.action.ActionException.NeverReady when one failed
   */
  public Outcome look(CheckHost host, String owner, String name, NotReady wishes) {
    String subject = "Commit %s of %s/%s".formatted(ref, owner, name);
    CommitChecks found =
        host.checks(owner, name, ref)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "%s does not exist, or the token may not see it (inputs: repoUrl, ref). Push it first."
                            .formatted(subject)));
    List<String> names = names(host, owner, name);
    found.readiness(names).require(subject, wishes);
    return new Outcome(
        found.commit(), found.counting(names).stream().map(Check::name).sorted().toList());
  }

  private List<String> names(CheckHost host, String owner, String name) {
    if (requiredBy == null) {
      return checks;
    }
    List<String> required = host.required(owner, name, requiredBy);
    if (required.isEmpty() && checks.isEmpty()) {
      throw new InvalidInput(
          "Branch '%s' of %s/%s demands no checks (input: requiredBy). Protect it first, or name the checks."
              .formatted(requiredBy, owner, name));
    }
    return Stream.concat(checks.stream(), required.stream()).distinct().toList();
  }
}
