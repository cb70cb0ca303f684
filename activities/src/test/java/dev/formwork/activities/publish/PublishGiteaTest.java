package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.scm.Collaborator;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.NewRepository;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishGiteaTest implements PublishContract<PublishGitea.Input, Published> {

  private final InMemoryRepositoryHost host =
      new InMemoryRepositoryHost("https://gitea.example.com");

  @Override
  public Action<PublishGitea.Input, Published> action() {
    return new PublishGitea(hosts("gitea.example.com", "gitea"));
  }

  @Override
  public PublishGitea.Input input() {
    return input(List.of(new Collaborator("ada", null, "write")));
  }

  private static PublishGitea.Input input(List<Collaborator> collaborators) {
    return new PublishGitea.Input(
        "gitea.example.com?owner=acme&repo=payments",
        "Takes payments",
        "main",
        NewRepository.Visibility.PUBLIC,
        collaborators,
        "initial commit",
        null,
        null,
        null,
        false);
  }

  @Override
  public InMemoryRepositoryHost host() {
    return host;
  }

  @Override
  public String owner() {
    return "acme";
  }

  @Override
  public String branch() {
    return "main";
  }

  @Test
  void answersTheAddressToCloneFrom() {
    Published output = action().run(input(), step());

    assertThat(output.remoteUrl()).isEqualTo("https://gitea.example.com/acme/payments.git");
  }

  @Test
  void endsTheMessageWithAChangeIdThatStaysTheSame() {
    action().run(input(), step());

    String message =
        host.contents().get("acme/payments").branches().get("main").messages().getFirst();
    assertThat(message)
        .startsWith("initial commit\n\nChange-Id: I")
        .containsPattern("I[0-9a-f]{40}\n");
    action().undo(input(), null, step());
    action().run(input(), step());
    assertThat(host.contents().get("acme/payments").branches().get("main").messages())
        .containsExactly(message);
  }

  @Test
  void isPublicUnlessToldOtherwise() {
    action().run(input(), step());

    assertThat(host.contents().get("acme/payments").request().visibility())
        .isEqualTo(NewRepository.Visibility.PUBLIC);
  }

  @Test
  void letsCollaboratorsInOnceHoweverOftenItRuns() {
    List<Collaborator> wanted =
        List.of(new Collaborator("ada", null, "read"), new Collaborator(null, "platform", "admin"));

    action().run(input(wanted), step());
    action().run(input(wanted), step());

    assertThat(host.contents().get("acme/payments").collaborators())
        .containsExactlyElementsOf(wanted);
  }

  @Test
  void namesEveryCollaboratorThatIsNotJustAPersonOrATeamBeforeItMakesAnything() {
    List<Collaborator> wrong =
        List.of(
            new Collaborator("ada", "platform", "read"),
            new Collaborator("ada", null, "read"),
            new Collaborator(null, null, "read"));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(wrong), step()))
        .withMessageContaining("(input: collaborators[0], collaborators[2])");
    assertThat(host.contents()).isEmpty();
  }
}
