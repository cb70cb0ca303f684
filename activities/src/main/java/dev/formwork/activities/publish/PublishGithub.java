package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

@Doc("Creates a repository on GitHub and pushes the workspace to it as the first commit.")
final class PublishGithub implements Action<PublishGithubInput, PublishGithub.Output> {

  private static final String TYPE = "github";

  record Output(
      @Doc("Address to clone from.") String remoteUrl,
      @Doc("Address of the files on the default branch.") String repoContentsUrl,
      @Doc("Hash of the first commit.") String commitHash) {}

  private final RepositoryHosts hosts;

  PublishGithub(RepositoryHosts hosts) {
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
    RepositoryHost host = hosts.get(url, TYPE);
    Repository repository = host.create(input.repository(url, step.mark()));
    step.made(Publication.KIND, repository.slug(), repository.webUrl().toString());
    host.configure(repository, input.settings());
    if (!input.secrets().isEmpty()) {
      host.keepSecrets(repository, input.secrets());
    }
    CommitReceipt receipt = input.publication().push(host, repository, step);
    if (input.protectDefaultBranch()) {
      host.protect(repository, input.protection()).ifPresent(step.log()::warn);
    }
    step.link("Repository " + repository.slug(), repository.webUrl().toString());
    return new Output(
        repository.cloneUrl().toString(),
        host.contentsUrl(repository, input.defaultBranch(), ""),
        receipt.hash());
  }

  @Override
  public void undo(PublishGithubInput input, @Nullable Output output, StepContext step) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl");
    RepositoryHost host = hosts.get(url, TYPE);
    Publication.undo(
        host,
        host.find(url.owner(), url.repo()),
        output == null ? null : output.commitHash(),
        step);
  }
}
