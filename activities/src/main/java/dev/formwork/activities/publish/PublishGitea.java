package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.Collaborator;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Creates a repository on Gitea and pushes the workspace to it as the first commit.")
final class PublishGitea implements Action<PublishGitea.Input, Published> {

  private static final String TYPE = "gitea";

  record Input(
      @Doc("The new repository, such as `gitea.example.com?owner=acme&repo=payments`.")
          String repoUrl,
      @Doc("What the repository is for, in one sentence.") String description,
      @Doc("Branch that the first commit goes to.")
          @Default("\"main\"")
          @Shape("{\"pattern\": \"^[A-Za-z0-9][A-Za-z0-9._/-]*$\"}")
          String defaultBranch,
      @Doc("Who may read the repository.")
          @Default("\"public\"")
          @Shape("{\"enum\": [\"private\", \"public\"]}")
          NewRepository.Visibility repoVisibility,
      @Doc(
              "People and teams that are let in before the first commit; teams only where an organisation owns the repository, and with the access that Gitea has for the team.")
          @Default("[]")
          List<Collaborator> collaborators,
      @Doc("Message of the first commit.") @Default("\"initial commit\"") String gitCommitMessage,
      @Doc("Author of the first commit; the person who started the run when left out.")
          @Nullable String gitAuthorName,
      @Doc("E-mail address of the author; that of the person who started the run when left out.")
          @Nullable String gitAuthorEmail,
      @Doc("Folder of the workspace to publish, such as `service`; all of it when left out.")
          @Nullable String sourcePath,
      @Doc("Whether the commit is signed; no key can be configured, so it never is.")
          @Default("false")
          boolean signCommit) {

    Input {
      collaborators = List.copyOf(collaborators);
    }
  }

  private final RepositoryHosts hosts;

  PublishGitea(RepositoryHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "publish:gitea";
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
    Collaborator.check(input.collaborators());
    if (input.signCommit()) {
      step.log().warn("The commit is not signed: there is no key to sign with.");
    }
    String message =
        "%s\n\nChange-Id: I%s".formatted(input.gitCommitMessage().strip(), changeId(input, step));
    return home(input)
        .fill(
            input.description(),
            input.repoVisibility(),
            publication(input).withMessage(message),
            (host, repository) -> {
              if (!input.collaborators().isEmpty()) {
                host.letIn(repository, input.collaborators());
              }
            },
            step)
        .published();
  }

  /** The same for each attempt of the step. */
  private static String changeId(Input input, StepContext step) {
    try {
      String seed = step.mark() + "\n" + input.repoUrl();
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(seed.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
    return new NewHome(hosts, TYPE, input.repoUrl(), null);
  }

  @Override
  public void undo(Input input, @Nullable Published output, StepContext step) {
    home(input).undo(output == null ? null : output.commitHash(), step);
  }
}
