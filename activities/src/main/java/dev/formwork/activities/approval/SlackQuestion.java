package dev.formwork.activities.approval;

import dev.formwork.activities.port.chat.ChatMessage;
import dev.formwork.activities.port.chat.ChatText;
import dev.formwork.workflows.ApprovalNotice.Kind;
import dev.formwork.workflows.payload.ApprovalTicket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request for approval as messages of a messenger, with buttons as long as it is open. */
record SlackQuestion(Question question, TellingSettings settings) {

  private static final int MAX_HEADER = 150;
  private static final int MAX_SECTION = 2_900;
  private static final int MAX_TEXT = 4_000;
  private static final int MAX_CONTEXT = 1_900;

  /** The message that asks, as it looks now; the head of a thread. */
  ChatMessage message(String channel) {
    String key = question.key() + "/" + channel;
    return message(key, channel, question.title() + "\n" + question.text(), blocks());
  }

  /** A reply in the thread for those who have not answered. */
  ChatMessage reminder(String channel) {
    String text = ":bell: Still waiting for an answer. " + ChatText.escape(question.state());
    String key = "%s/%s/%d".formatted(question.key(), channel, question.notice().number());
    return message(key, channel, text, List.of(section(text)));
  }

  private ChatMessage message(
      String key, String channel, String text, List<Map<String, Object>> blocks) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("run", question.run().runId());
    metadata.put("step", question.request().stepId());
    return new ChatMessage(
        key,
        question.run().runId(),
        channel,
        question.key(),
        ChatText.shorten(ChatText.escape(text), MAX_TEXT),
        blocks,
        metadata);
  }

  private List<Map<String, Object>> blocks() {
    List<Map<String, Object>> blocks = new ArrayList<>();
    blocks.add(block("header", text("plain_text", ChatText.shorten(question.title(), MAX_HEADER))));
    blocks.add(section(ChatText.escape(question.text())));
    blocks.add(context(ChatText.escape(question.asker()) + page()));
    if (question.notice().kind() != Kind.END) {
      blocks.add(buttons());
    }
    List<String> lines = new ArrayList<>(question.answers());
    lines.add(sign() + question.state());
    blocks.add(context(ChatText.escape(String.join("\n", lines))));
    return blocks;
  }

  private String sign() {
    return switch (question.notice().ending()) {
      case null -> ":hourglass_flowing_sand: ";
      case APPROVED, APPROVED_BY_SILENCE -> ":white_check_mark: ";
      case REJECTED -> ":x: ";
      case EXPIRED -> ":hourglass: ";
      case CANCELLED -> ":no_entry_sign: ";
    };
  }

  private String page() {
    String page = question.run().portalUrl();
    return page == null ? "" : " <%s|Open the run>".formatted(page);
  }

  private Map<String, Object> buttons() {
    String ticket =
        settings
            .tickets()
            .seal(
                new ApprovalTicket(
                    question.run().runId(),
                    question.request().key(),
                    question.request().since(),
                    question.until(),
                    null));
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", "actions");
    block.put("block_id", "formwork-approval");
    block.put(
        "elements",
        List.of(
            button("formwork_approve", "Approve", "primary", ticket),
            button("formwork_reject", "Reject", "danger", ticket)));
    return block;
  }

  private static Map<String, Object> button(String id, String label, String style, String ticket) {
    Map<String, Object> button = new LinkedHashMap<>();
    button.put("type", "button");
    button.put("action_id", id);
    button.put("text", text("plain_text", label));
    button.put("style", style);
    button.put("value", ticket);
    return button;
  }

  private static Map<String, Object> section(String mrkdwn) {
    return block("section", text("mrkdwn", ChatText.shorten(mrkdwn, MAX_SECTION)));
  }

  private static Map<String, Object> context(String mrkdwn) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", "context");
    block.put("elements", List.of(text("mrkdwn", ChatText.shorten(mrkdwn, MAX_CONTEXT))));
    return block;
  }

  private static Map<String, Object> block(String type, Map<String, Object> text) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", type);
    block.put("text", text);
    return block;
  }

  private static Map<String, Object> text(String type, String text) {
    Map<String, Object> element = new LinkedHashMap<>();
    element.put("type", type);
    element.put("text", text);
    return element;
  }
}
