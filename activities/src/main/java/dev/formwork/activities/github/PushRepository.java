package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.Spread;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.BranchRules;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.ProtectedBranches.Protection;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Doc("Pushes the workspace to an empty repository on GitHub as its first commit.")
final class PushRepository implements Action<PushRepository.Input, PushRepository.Output> {

  record Input(
      @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
      @Spread BranchRules rules,
      @Doc("Branch that the first commit goes to.")
          @Default("\"main\"")
          @Shape("{\"pattern\": \"^[A-Za-z0-9][A-Za-z0-9._/-]*$\"}")
          String defaultBranch,
      @Doc("Whether changes of the default branch need a pull request.") @Default("true")
          boolean protectDefaultBranch,
      @Doc("Whether the rules of the default branch bind administrators, too.") @Default("true")
          boolean protectEnforceAdmins,
      @Doc("Message of the commit.") @Default("\"initial commit\"") String gitCommitMessage,
      @Doc("Author of the commit; the person who started the run when left out.")
          @Nullable String gitAuthorName,
      @Doc("E-mail address of the author; that of the person who started the run when left out.")
          @Nullable String gitAuthorEmail,
      @Doc("Folder of the workspace to push, such as `service`; all of it when left out.")
          @Nullable String sourcePath,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, defaultBranch=%s]".formatted(repoUrl, defaultBranch);
    }
  }

  record Output(
      @Doc("Address to clone from.") String remoteUrl,
      @Doc("Address of the files on the branch.") String repoContentsUrl,
      @Doc("Hash of the commit.") String commitHash) {}

  private final GithubHosts hosts;

  PushRepository(GithubHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "github:repo:push";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withTimeouts(Duration.ofMinutes(5), Duration.ofHours(1));
  }

  @Override
  public Output run(Input input, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    RepositoryHost host = place.github().repositories();
    Repository repository =
        find(place)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "Repository %s does not exist on GitHub, or the token may not see it (input: repoUrl). Create it first, e.g. with github:repo:create."
                            .formatted(place.slug())));
    FirstCommit commit =
        FirstCommit.of(
            step,
            input.sourcePath(),
            input.defaultBranch(),
            input.gitCommitMessage(),
            input.gitAuthorName(),
            input.gitAuthorEmail());
    CommitReceipt receipt = host.push(repository, commit.into(repository));
    step.made("commit", "%s of %s".formatted(receipt.hash(), place.slug()), null);
    if (input.protectDefaultBranch()) {
      protect(input, place, step);
    }
    return new Output(
        repository.cloneUrl().toString(),
        host.contentsUrl(repository, input.defaultBranch(), ""),
        receipt.hash());
  }

  private static Optional<Repository> find(Place place) {
    RepositoryHost host = place.github().repositories();
    return host.find(place.repository().owner(), place.repository().name());
  }

  /** As in Backstage, a branch that cannot be protected does not fail the step. */
  private static void protect(Input input, Place place, StepContext step) {
    var wanted =
        new Protection(input.defaultBranch(), input.protectEnforceAdmins(), false, input.rules());
    try {
      place.github().branches().protect(place.repository(), wanted).ifPresent(step.log()::warn);
    } catch (ActionException e) {
      if (!e.isFinal()) {
        throw e;
      }
      step.log().warn("The branch is not protected: " + e.getMessage());
    }
  }

  /**
   * GitHub deletes no default branch, so the commit goes with the repository, when a step of the
   * run made that; otherwise it is left over.
   */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    if (output == null) {
      return;
    }
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    find(place)
        .filter(found -> !String.valueOf(found.mark()).startsWith(step.run().runId() + "/"))
        .ifPresent(
            found ->
                step.leftover(
                    "commit",
                    "%s of %s".formatted(output.commitHash(), place.slug()),
                    found.webUrl().toString(),
                    "GitHub deletes no default branch. Take the files out by hand when nobody needs them."));
  }
}
