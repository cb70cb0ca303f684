package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.Github;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

@Doc("Creates a repository on GitHub and pushes the workspace to it as the first commit.")
final class PublishGithub implements Action<PublishGithubInput, PublishGithub.Output> {

  record Output(
      @Doc("Address to clone from.") String remoteUrl,
      @Doc("Address of the files on the default branch.") String repoContentsUrl,
      @Doc("Hash of the first commit.") String commitHash) {}

  private final GithubHosts hosts;

  PublishGithub(GithubHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "publish:github";
  }

  @Override
  public Class<PublishGithubInput> inputType() {
    return PublishGithubInput.class;
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
  public Output run(PublishGithubInput input, StepContext step) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl");
    RepositoryName name = RepositoryName.of(url);
    Github github = hosts.get(url, input.token());
    RepositoryHost host = github.repositories();
    Repository repository =
        host.create(input.options().repository(name, input.defaultBranch(), step.mark()));
    step.made(Publication.KIND, repository.slug(), repository.webUrl().toString());
    github.admin().apply(name, input.options());
    CommitReceipt receipt = input.publication().push(host, repository, step);
    if (input.protectDefaultBranch()) {
      protect(github, name, input, step);
    }
    step.link("Repository " + repository.slug(), repository.webUrl().toString());
    return new Output(
        repository.cloneUrl().toString(),
        host.contentsUrl(repository, input.defaultBranch(), ""),
        receipt.hash());
  }

  /** As in Backstage, a branch that cannot be protected does not fail the step. */
  private static void protect(
      Github github, RepositoryName name, PublishGithubInput input, StepContext step) {
    try {
      github.branches().protect(name, input.protection()).ifPresent(step.log()::warn);
    } catch (ActionException e) {
      if (!e.isFinal()) {
        throw e;
      }
      step.log().warn("The branch is not protected: " + e.getMessage());
    }
  }

  @Override
  public void undo(PublishGithubInput input, @Nullable Output output, StepContext step) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl");
    RepositoryHost host = hosts.get(url, input.token()).repositories();
    Publication.undo(
        host,
        host.find(url.owner(), url.repo()),
        output == null ? null : output.commitHash(),
        step);
  }
}
