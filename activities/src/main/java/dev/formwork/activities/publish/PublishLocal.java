package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import org.jspecify.annotations.Nullable;

@Doc(
    "Creates a repository on the local Git host and pushes the workspace to it as the first commit.")
final class PublishLocal implements Action<PublishLocal.Input, PublishLocal.Output> {

  private static final String TYPE = "local";

  record Input(
      @Doc("The new repository, such as `local?owner=demo&repo=payments`.") String repoUrl,
      @Doc("What the repository is for, in one sentence.") @Nullable String description,
      @Doc("Branch that the first commit goes to.")
          @Default("\"main\"")
          @Shape("{\"pattern\": \"^[A-Za-z0-9][A-Za-z0-9._/-]*$\"}")
          String defaultBranch,
      @Doc("Message of the first commit.") @Default("\"initial commit\"") String gitCommitMessage,
      @Doc("Author of the first commit; the person who started the run when left out.")
          @Nullable String gitAuthorName,
      @Doc("E-mail address of the author; that of the person who started the run when left out.")
          @Nullable String gitAuthorEmail,
      @Doc("Folder of the workspace to publish, such as `service`; all of it when left out.")
          @Nullable String sourcePath) {}

  record Output(
      @Doc("Address to clone from.") String remoteUrl,
      @Doc("Address of the files on the default branch.") String repoContentsUrl,
      @Doc("Hash of the first commit.") String commitHash) {}

  private final RepositoryHosts hosts;

  PublishLocal(RepositoryHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "publish:local";
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
    return ActionTraits.defaults().withUndo();
  }

  @Override
  public Output run(Input input, StepContext step) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl");
    RepositoryHost host = hosts.get(url, TYPE);
    Repository repository =
        host.create(
            new NewRepository(
                url.owner(),
                url.repo(),
                input.description(),
                null,
                NewRepository.Visibility.PRIVATE,
                input.defaultBranch(),
                step.mark()));
    step.made(Publication.KIND, repository.slug(), repository.webUrl().toString());
    CommitReceipt receipt = publication(input).push(host, repository, step);
    step.link("Repository " + repository.slug(), repository.webUrl().toString());
    return new Output(
        repository.cloneUrl().toString(),
        host.contentsUrl(repository, input.defaultBranch(), ""),
        receipt.hash());
  }

  private static Publication publication(Input input) {
    return new Publication(
        input.sourcePath(),
        input.defaultBranch(),
        input.gitCommitMessage(),
        input.gitAuthorName(),
        input.gitAuthorEmail());
  }

  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl");
    RepositoryHost host = hosts.get(url, TYPE);
    Publication.undo(
        host,
        host.find(url.owner(), url.repo()),
        output == null ? null : output.commitHash(),
        step);
  }
}
