package dev.formwork.activities.port.scm;

import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import java.time.Instant;
import java.util.List;

/** What people do to repositories and pull requests that steps made. */
public final class Hands {

  private static final Person BOB = new Person("Bob", "bob@example.org");

  private Hands() {}

  public static ByHand push(RepositoryHost host, String owner, String name, String branch) {
    var change = new FileChange("bobs-notes.md", null, "Mine.");
    var commit = new FileCommit(branch, List.of(change), "Take notes", BOB, BOB, Instant.EPOCH);
    return ByHand.does(
        "a person pushes a commit",
        () -> host.commit(host.find(owner, name).orElseThrow(), commit));
  }

  public static ByHand delete(RepositoryHost host, String owner, String name) {
    return ByHand.does(
        "a person deletes the repository", () -> host.delete(host.find(owner, name).orElseThrow()));
  }

  public static ByHand withdraw(PullRequestHost host, String owner, String name, String branch) {
    var key = new ProposedChange.Key(owner, name, branch, TestStep.empty().mark());
    return ByHand.does("a person closes it and deletes its branch", () -> host.withdraw(key, null));
  }
}
