package dev.formwork.activities.port.checks;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.port.scm.RepoUrl;
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

  /** What a dry run answers: the checks that were asked for, on a commit that does not exist. */
  public Outcome imagined() {
    return new Outcome("0".repeat(40), checks);
  }

  /**
   * What is known, when all that count have passed.
   *
   * @param host where the repository of this address is
   * @throws InvalidInput when there is no such commit, or the branch of {@code requiredBy} demands
   *     nothing
   * @throws dev.formwork.activities.action.ActionException.NotReadyYet while they run
   * @throws dev.formwork.activities.action.ActionException.NeverReady when one failed
   */
  public Outcome look(CheckHost host, RepoUrl url, NotReady wishes) {
    String subject = "Commit %s of %s/%s".formatted(ref, url.owner(), url.repo());
    CommitChecks found =
        host.checks(url.owner(), url.repo(), ref)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "%s does not exist, or the token may not see it (inputs: repoUrl, ref). Push it first."
                            .formatted(subject)));
    List<String> names = names(host, url);
    found.readiness(names).require(subject, wishes);
    return new Outcome(
        found.commit(), found.counting(names).stream().map(Check::name).sorted().toList());
  }

  private List<String> names(CheckHost host, RepoUrl url) {
    if (requiredBy == null) {
      return checks;
    }
    List<String> required = host.required(url.owner(), url.repo(), requiredBy);
    if (required.isEmpty() && checks.isEmpty()) {
      throw new InvalidInput(
          "Branch '%s' of %s/%s demands no checks (input: requiredBy). Protect it first, or name the checks."
              .formatted(requiredBy, url.owner(), url.repo()));
    }
    return Stream.concat(checks.stream(), required.stream()).distinct().toList();
  }
}
