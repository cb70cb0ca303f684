package dev.formwork.activities.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.chat.ChatMessenger;
import dev.formwork.activities.port.chat.InMemoryChatMessenger;
import dev.formwork.activities.port.journal.RunOutcome;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.RunPhase;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotifySlackTest implements ActionContract<NotifySlack.Input, NotifySlack.Output> {

  private final InMemoryChatMessenger messenger = new InMemoryChatMessenger();

  @Override
  public Action<NotifySlack.Input, NotifySlack.Output> action() {
    return new NotifySlack(outside(ChatMessenger.class, messenger));
  }

  @Override
  public NotifySlack.Input input() {
    return input("The **service** of <!channel> & co: [code](https://git.example/a)");
  }

  @Override
  public Object world() {
    return messenger.contents();
  }

  @Override
  public boolean canBeTakenBack() {
    return false;
  }

  @Test
  void escapesEverythingButBoldWordsAndLinks() {
    action().run(input(), step());

    assertThat(messenger.contents().getFirst().posted().blocks().getFirst())
        .isEqualTo(
            Map.of(
                "type",
                "section",
                "text",
                Map.of(
                    "type",
                    "mrkdwn",
                    "text",
                    "The *service* of &lt;!channel&gt; &amp; co: <https://git.example/a|code>")));
  }

  @Test
  void postsLaterMessagesOfARunIntoTheThreadOfTheFirst() {
    action().run(input(), step());
    action().run(input("More."), TestStep.of(TestStep.RUN, "later", Map.of(), Map.of()));
    action().run(input("Other run."), stepOfAnotherRun());

    assertThat(messenger.contents()).extracting("replyTo").containsExactly("", "1", "");
  }

  @Test
  void cutsALongMessageIntoSections() {
    action().run(input(("x".repeat(99) + "\n").repeat(50)), step());

    List<Map<String, Object>> blocks = messenger.contents().getFirst().posted().blocks();
    assertThat(blocks).hasSize(3);
    assertThat(blocks.get(2)).containsEntry("block_id", "formwork-status");
  }

  @Test
  void takesTheForceFromMentionsInBlocks() {
    Map<String, Object> text = Map.of("type", "mrkdwn", "text", "hey <!channel> and <@U1>");
    List<Map<String, Object>> blocks = List.of(Map.of("type", "section", "text", text));

    action().run(new NotifySlack.Input("#x", "hey", null, blocks), step());

    assertThat(messenger.contents().getFirst().posted().blocks().getFirst().toString())
        .contains("hey &lt;!channel> and &lt;@U1>");
  }

  @Test
  void refusesMoreBlocksThanSlackTakes() {
    List<Map<String, Object>> blocks = Collections.nCopies(46, Map.of("type", "divider"));

    assertThatThrownBy(() -> action().run(new NotifySlack.Input("#x", "hey", null, blocks), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("A message has at most 45 blocks, not 46 (input: blocks). Leave some out.");
  }

  @Test
  void tellsInTheFirstMessageHowTheRunEnded() {
    action().run(input(), step());
    var links = List.of(new Link("Repository a/b", "http://git.example/a/b"));
    var outcome = new RunOutcome(RunPhase.COMPLETED, null, List.of(), List.of(), List.of(), links);

    NotifyActions.outcome(messenger).ended(TestStep.RUN, outcome);

    List<Map<String, Object>> blocks = messenger.contents().getFirst().now().blocks();
    assertThat(blocks).hasSize(2);
    assertThat(blocks.getLast().toString())
        .contains(":white_check_mark: Service is done · <http://portal.example/runs/")
        .contains("• <http://git.example/a/b|Repository a/b>");
  }

  @Test
  void tellsWhatWasLeftBehindHoweverOftenItIsTold() {
    action().run(input(), step());
    var left = new Leftover("repository", "a/b", null, "Somebody pushed to it.");
    var outcome =
        new RunOutcome(
            RunPhase.UNDONE_WITH_LEFTOVERS,
            "Repository a/c already exists.",
            List.of(),
            List.of(),
            List.of(left),
            List.of());

    NotifyActions.outcome(messenger).ended(TestStep.RUN, outcome);
    NotifyActions.outcome(messenger).ended(TestStep.RUN, outcome);

    List<Map<String, Object>> blocks = messenger.contents().getFirst().now().blocks();
    assertThat(blocks).hasSize(2);
    assertThat(blocks.getLast().toString())
        .contains("failed and was taken back, but not all of it")
        .contains("Repository a/c already exists.")
        .contains("• repository a/b: Somebody pushed to it.");
  }

  private static NotifySlack.Input input(String message) {
    return new NotifySlack.Input("#team-payments", message, null, null);
  }
}
