package dev.formwork.api.approvals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Windows in Slack, as https://docs.slack.dev/reference/views has them, read 2026-11. */
final class SlackWindows {

  private static final int MAX_REASON = 1_000;

  private final JsonMapper json;

  SlackWindows(JsonMapper json) {
    this.json = json;
  }

  /** Asks why somebody rejects. */
  String reason(String ticket) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("type", "plain_text_input");
    field.put("action_id", "text");
    field.put("multiline", true);
    field.put("max_length", MAX_REASON);
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("type", "input");
    input.put("block_id", "reason");
    input.put("optional", true);
    input.put("label", text("Why?"));
    input.put("hint", text("Everybody who looks at the run reads it."));
    input.put("element", field);
    Map<String, Object> view = window(List.of(input));
    view.put("callback_id", SlackPayload.REJECT);
    view.put("private_metadata", ticket);
    view.put("submit", text("Reject"));
    return json.writeValueAsString(view);
  }

  /** The answer to a window that was sent when it was not taken. */
  Map<String, Object> refusal(String sentence) {
    return Map.of("response_action", "errors", "errors", Map.of("reason", sentence));
  }

  /** The answer to a window that was sent when it is not known yet whether it is taken. */
  Map<String, Object> underWay() {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("type", "section");
    section.put("text", text("Your answer is on its way. The message shows when it has counted."));
    return Map.of("response_action", "update", "view", window(List.of(section)));
  }

  private static Map<String, Object> window(List<Object> blocks) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("type", "modal");
    view.put("title", text("Reject"));
    view.put("close", text("Close"));
    view.put("blocks", blocks);
    return view;
  }

  private static Map<String, Object> text(String text) {
    Map<String, Object> element = new LinkedHashMap<>();
    element.put("type", "plain_text");
    element.put("text", text);
    return element;
  }
}
