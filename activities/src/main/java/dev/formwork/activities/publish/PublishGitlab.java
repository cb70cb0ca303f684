package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.Project;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.activities.port.scm.Repository;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Doc("Creates a project on GitLab and pushes the workspace to it as the first commit.")
final class PublishGitlab implements Action<PublishGitlabInput, PublishGitlab.Output> {

  static final String TYPE = "gitlab";

  record Output(
      @Doc("Address to clone from, without `.git`.") String remoteUrl,
      @Doc("Address of the files on the default branch.") String repoContentsUrl,
      @Doc("Id of the project.") long projectId,
      @Doc("Hash of the first commit; left out when nothing was pushed.")
          @Nullable String commitHash,
      @Doc("Whether the project was made; `false` when it was there already.") boolean created) {}

  private final Gitlabs gitlabs;

  PublishGitlab(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "publish:gitlab";
  }

  @Override
  public Class<PublishGitlabInput> inputType() {
    return PublishGitlabInput.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults()
        .withTimeouts(Duration.ofMinutes(5), Duration.ofHours(1))
        .withUndo();
  }

  @Override
  public Output run(PublishGitlabInput input, StepContext step) {
    if (input.signCommit()) {
      throw new InvalidInput(
          "No key to sign commits with is configured (input: signCommit). Leave it out.");
    }
    RepoUrl url = url(input);
    Gitlab gitlab = gitlabs.get(url.host(), input.token());
    Optional<Repository> present =
        input.skipExisting()
            ? gitlab.repositories().find(url.owner(), input.name(url))
            : Optional.empty();
    if (present.isPresent() && !present.get().isMadeBy(step.mark())) {
      step.log().info("Project %s is there already.".formatted(present.get().slug()));
      return output(gitlab, present.get(), input, null, false);
    }
    Repository repository = gitlab.repositories().create(input.repository(url, step.mark()));
    String page = repository.webUrl().toString();
    step.made(Publication.KIND, repository.slug(), page);
    gitlab.projects().configure(repository.slug(), input.projectSettings());
    var extras = new GitlabExtras(gitlabs, url.host(), repository.slug(), step);
    extras.addOwners(input);
    String hash = input.pushes() ? push(gitlab, repository, input, step).hash() : null;
    extras.keepVariables(gitlab.variables(), input.projectVariables());
    step.link("Project " + repository.slug(), page);
    return output(gitlab, repository, input, hash, true);
  }

  private static RepoUrl url(PublishGitlabInput input) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl", TYPE);
    if (url.isByNumber()) {
      throw new InvalidInput(
          "A number names no new project (input: repoUrl). Write e.g. gitlab.com?owner=acme&repo=payments.");
    }
    return url;
  }

  private static CommitReceipt push(
      Gitlab gitlab, Repository repository, PublishGitlabInput input, StepContext step) {
    CommitReceipt receipt = input.publication().push(gitlab.repositories(), repository, step);
    for (PublishGitlabInput.Branch branch : input.branches()) {
      branch.make(gitlab.projects(), repository.slug());
    }
    return receipt;
  }

  private static Output output(
      Gitlab gitlab,
      Repository repository,
      PublishGitlabInput input,
      @Nullable String hash,
      boolean created) {
    long id = gitlab.projects().find(repository.slug()).map(Project::id).orElse(0L);
    return new Output(
        repository.cloneUrl().toString().replaceAll("\\.git$", ""),
        gitlab.repositories().contentsUrl(repository, input.defaultBranch(), ""),
        id,
        hash,
        created);
  }

  @Override
  public void undo(PublishGitlabInput input, @Nullable Output output, StepContext step) {
    RepoUrl url = url(input);
    Gitlab gitlab = gitlabs.get(url.host(), input.token());
    Optional<Repository> found = gitlab.repositories().find(url.owner(), input.name(url));
    if (found.isPresent() && found.get().isMadeBy(step.mark())) {
      input.branches().stream()
          .filter(PublishGitlabInput.Branch::create)
          .forEach(branch -> gitlab.projects().dropBranch(found.get().slug(), branch.name()));
    }
    String hash = output == null ? null : output.commitHash();
    Publication.undo(gitlab.repositories(), found, hash, step);
  }
}
