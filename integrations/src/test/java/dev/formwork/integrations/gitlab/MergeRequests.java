package dev.formwork.integrations.gitlab;

import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.scm.FileChange;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.Overlay;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What people and steps do in `acme/payments` of the stub. */
final class MergeRequests {

  private static final Person ADA = new Person("Ada", "ada@example.org");

  private MergeRequests() {}

  /** Opens merge request !1 from `feature` to `main`. */
  static void open(Gitlab gitlab, Path directory) throws IOException {
    Path files = Files.createDirectories(directory.resolve("change"));
    Files.writeString(files.resolve("new.md"), "new\n");
    var overlay = new Overlay(files, "docs", true, List.of(), "Write", ADA, ADA, Instant.EPOCH);
    gitlab
        .pullRequests()
        .propose(
            new ProposedChange(
                "acme",
                "payments",
                "feature",
                null,
                "Write it down",
                "Why",
                false,
                overlay,
                ExistingBranch.REFUSE,
                true,
                "run-1/propose"))
        .orElseThrow();
  }

  /** Pushes a commit to a branch, as a person does. */
  static void push(Gitlab gitlab, Path directory, String branch) throws IOException {
    Repository repository = gitlab.repositories().find("acme", "payments").orElseThrow();
    var change = new FileChange("by-hand.txt", null, "by hand");
    gitlab
        .repositories()
        .commit(
            repository,
            new FileCommit(branch, List.of(change), "By hand", ADA, ADA, Instant.EPOCH));
  }
}
