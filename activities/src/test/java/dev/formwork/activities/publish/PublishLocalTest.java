package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.scm.FileChange;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishLocalTest implements PublishContract<PublishLocal.Input, PublishLocal.Output> {

  private final InMemoryRepositoryHost host = new InMemoryRepositoryHost();

  @Override
  public Action<PublishLocal.Input, PublishLocal.Output> action() {
    return new PublishLocal(hosts("local", "local"));
  }

  @Override
  public PublishLocal.Input input() {
    return input("local?owner=demo&repo=payments", null);
  }

  @Override
  public InMemoryRepositoryHost host() {
    return host;
  }

  @Override
  public String owner() {
    return "demo";
  }

  @Override
  public String branch() {
    return "main";
  }

  @Test
  void makesTheFirstCommitInTheNameOfThePersonWhoStartedTheRun() {
    TestStep step = step();

    PublishLocal.Output output = action().run(input(), step);

    InMemoryRepositoryHost.Branch main =
        host.contents().get("demo/payments").branches().get("main");
    assertThat(main.files()).isEqualTo(files());
    assertThat(main.messages())
        .containsExactly("initial commit\n\nFormwork-Step: " + step.mark() + "\n");
    assertThat(output.commitHash()).isEqualTo(main.head());
    assertThat(step.made()).extracting("name").containsExactly("demo/payments");
    assertThat(step.links()).extracting("url").containsExactly("http://git.example/demo/payments");
  }

  @Test
  void publishesOneFolder() {
    action().run(input("local?owner=demo&repo=docs", "docs"), step());

    assertThat(host.contents().get("demo/docs").branches().get("main").files())
        .containsOnlyKeys("index.md");
  }

  @Test
  void leavesARepositoryThatSomebodyPushedTo() {
    TestStep undo = step();
    PublishLocal.Output output = action().run(input(), step());
    pushAsSomebodyElse();

    action().undo(input(), output, undo);

    assertThat(host.contents()).containsKey("demo/payments");
    assertThat(undo.leftovers()).hasSize(1);
    assertThat(undo.leftovers().getFirst().reason())
        .isEqualTo(
            "Somebody pushed to it after the run made it. Delete it by hand when nobody needs it.");
  }

  @Test
  void leavesARepositoryThatSomebodyPushedToWhenNobodyKnowsHowTheStepEnded() {
    TestStep undo = step();
    action().run(input(), step());
    pushAsSomebodyElse();

    action().undo(input(), null, undo);

    assertThat(host.contents()).containsKey("demo/payments");
    assertThat(undo.leftovers()).hasSize(1);
  }

  @Test
  void refusesANameThatAnotherRunHas() {
    action().run(input(), stepOfAnotherRun());
    Object before = world();

    assertThatThrownBy(() -> action().run(input(), step()))
        .isInstanceOf(NameTaken.class)
        .hasMessage(
            "Repository demo/payments already exists (input: repoUrl). Choose another name.");
    assertThat(world()).isEqualTo(before);
  }

  @Test
  void refusesAHostOfAnotherType() {
    var action = new PublishLocal(RepositoryHosts.of(Map.of()).with("github.com", "github", host));

    assertThatThrownBy(() -> action.run(input("github.com?owner=acme&repo=payments", null), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Host 'github.com' is of type github, not local (input: repoUrl)");
  }

  @Test
  void refusesToPublishNothing() {
    assertThatThrownBy(() -> action().run(input(), TestStep.empty()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("There are no files to publish in the workspace");
  }

  private void pushAsSomebodyElse() {
    Repository repository = host.find("demo", "payments").orElseThrow();
    var grace = new Person("Grace Hopper", "grace@example.org");
    var change = new FileChange("NOTES.md", null, "mine");
    host.commit(
        repository, new FileCommit("main", List.of(change), "notes", grace, grace, Instant.EPOCH));
  }

  private static PublishLocal.Input input(String repoUrl, String sourcePath) {
    return new PublishLocal.Input(
        repoUrl, "Takes payments", "main", "initial commit", null, null, sourcePath);
  }
}
