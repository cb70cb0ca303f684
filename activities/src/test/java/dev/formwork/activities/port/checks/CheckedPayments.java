package dev.formwork.activities.port.checks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The repository `acme/payments` on a host in memory: the checks of `main` have passed, and pull
 * request 7 is merged.
 */
public final class CheckedPayments {

  private final InMemoryCheckHost host;

  public CheckedPayments(InMemoryCheckHost host) {
    this.host = host;
    build(Check.State.PASSED);
    host.require("acme/payments", "main", List.of("lint"));
    pullRequest(ChangeState.State.MERGED, "c0ffee");
  }

  public CheckHost host() {
    return host;
  }

  /** Reports how the build of `main` stands; the check `lint` has passed. */
  void build(Check.State state) {
    host.put(
        "acme/payments",
        "main",
        new CommitChecks(
            "c0ffee",
            List.of(
                new Check("lint", Check.State.PASSED, null, null),
                new Check("build", state, "2 tests failed", null))));
  }

  /** Reports how the pull request stands; Ada approves it. */
  void pullRequest(ChangeState.State state, @Nullable String commit) {
    host.put(
        "acme/payments",
        7,
        new ChangeState("https://host/7", state, commit, List.of("ada"), List.of(), 0));
  }
}
