package dev.formwork.activities.notify;

import dev.formwork.activities.action.RunObserver;
import dev.formwork.activities.port.chat.ChatMessage;
import dev.formwork.activities.port.chat.ChatMessenger;
import dev.formwork.activities.port.chat.ChatThread;
import dev.formwork.activities.port.journal.RunOutcome;
import dev.formwork.workflows.RunInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes how a run ended into the first message that it posted to each channel. */
final class SlackOutcome implements RunObserver {

  private final ChatMessenger messenger;

  SlackOutcome(ChatMessenger messenger) {
    this.messenger = messenger;
  }

  @Override
  public void ended(RunInfo run, RunOutcome outcome) {
    for (ChatThread thread : messenger.threads(run.runId())) {
      messenger.update(thread.head(), updated(thread.message(), run, outcome));
    }
  }

  private static ChatMessage updated(ChatMessage posted, RunInfo run, RunOutcome outcome) {
    List<Map<String, Object>> blocks = new ArrayList<>(posted.blocks());
    blocks.removeIf(block -> SlackText.STATUS_BLOCK.equals(block.get("block_id")));
    blocks.add(SlackText.status(OutcomeText.ended(run, outcome)));
    return new ChatMessage(
        posted.key(),
        posted.runId(),
        posted.channel(),
        posted.threadKey(),
        posted.text(),
        blocks,
        posted.metadata());
  }
}
