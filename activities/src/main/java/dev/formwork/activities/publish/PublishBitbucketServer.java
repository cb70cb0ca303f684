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

@Doc(
    "Creates a repository on Bitbucket Data Center and pushes the workspace to it as the first commit.")
final class PublishBitbucketServer implements Action<PublishBitbucketServer.Input, Published> {

  private static final String TYPE = "bitbucketServer";

  record Input(
      @Doc("The new repository, such as `bitbucket.example.com?project=PAY&repo=payments`.")
          String repoUrl,
      @Doc("What the repository is for, in one sentence.") @Nullable String description,
      @Doc("Who may read the repository.")
          @Default("\"private\"")
          @Shape("{\"enum\": [\"private\", \"public\"]}")
          NewRepository.Visibility repoVisibility,
      @Doc("Branch that the first commit goes to.")
          @Default("\"master\"")
          @Shape("{\"pattern\": \"^[A-Za-z0-9][A-Za-z0-9._/-]*$\"}")
          String defaultBranch,
      @Doc("Folder of the workspace to publish, such as `service`; all of it when left out.")
          @Nullable String sourcePath,
      @Doc("Whether the repository may hold large files (Git LFS).") @Default("false")
          boolean enableLFS,
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
      return "Input[repoUrl=%s, repoVisibility=%s]".formatted(repoUrl, repoVisibility);
    }
  }

  private final RepositoryHosts hosts;

  PublishBitbucketServer(RepositoryHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "publish:bitbucketServer";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Published> outputType() {
    return Published.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults()
        .withTimeouts(Duration.ofMinutes(5), Duration.ofHours(1))
        .withUndo();
  }

  @Override
  public Published run(Input input, StepContext step) {
    NewHome.refuseToSign(input.signCommit());
    return home(input)
        .fill(
            input.description(),
            input.repoVisibility(),
            publication(input),
            (host, repository) -> {
              if (input.enableLFS()) {
                host.enableLargeFiles(repository);
              }
            },
            step)
        .published();
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
  public void undo(Input input, @Nullable Published output, StepContext step) {
    home(input).undo(output == null ? null : output.commitHash(), step);
  }
}
