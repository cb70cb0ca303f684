package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

@Doc("Creates a repository on Azure DevOps and pushes the workspace to it as the first commit.")
final class PublishAzure implements Action<PublishAzure.Input, PublishAzure.Output> {

  private static final String TYPE = "azure";

  record Input(
      @Doc(
              "The new repository, such as `dev.azure.com?organization=acme&project=shop&repo=payments`.")
          String repoUrl,
      @Doc("Ignored: repositories on Azure DevOps have no description.")
          @Nullable String description,
      @Doc("Branch that the first commit goes to.")
          @Default("\"master\"")
          @Shape("{\"pattern\": \"^[A-Za-z0-9][A-Za-z0-9._/-]*$\"}")
          String defaultBranch,
      @Doc("Folder of the workspace to publish, such as `service`; all of it when left out.")
          @Nullable String sourcePath,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token,
      @Doc("Message of the first commit.") @Default("\"initial commit\"") String gitCommitMessage,
      @Doc("Author of the first commit; the person who started the run when left out.")
          @Nullable String gitAuthorName,
      @Doc("E-mail address of the author; that of the person who started the run when left out.")
          @Nullable String gitAuthorEmail,
      @Doc("Whether the commit is signed; no key can be configured, so only `false` works.")
          @Default("false")
          boolean signCommit) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s]".formatted(repoUrl);
    }
  }

  record Output(
      @Doc("Address to clone from.") String remoteUrl,
      @Doc("Address of the files on the default branch.") String repoContentsUrl,
      @Doc("Id of the repository.") String repositoryId,
      @Doc("Hash of the first commit.") String commitHash) {}

  private final RepositoryHosts hosts;

  PublishAzure(RepositoryHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "publish:azure";
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
    return ActionTraits.defaults()
        .withTimeouts(Duration.ofMinutes(5), Duration.ofHours(1))
        .withUndo();
  }

  @Override
  public Output run(Input input, StepContext step) {
    NewHome.refuseToSign(input.signCommit());
    NewHome.Filled filled =
        home(input).fill(null, NewRepository.Visibility.PRIVATE, publication(input), step);
    return new Output(
        filled.repository().cloneUrl().toString(),
        filled.contentsUrl(),
        String.valueOf(filled.repository().id()),
        filled.commitHash());
  }

  private static Publication publication(Input input) {
    return new Publication(
        input.sourcePath(),
        input.defaultBranch(),
        input.gitCommitMessage(),
        input.gitAuthorName(),
        input.gitAuthorEmail());
  }

  private NewHome home(Input input) {
    return new NewHome(hosts, TYPE, input.repoUrl(), input.token());
  }

  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    home(input).undo(output == null ? null : output.commitHash(), step);
  }
}
