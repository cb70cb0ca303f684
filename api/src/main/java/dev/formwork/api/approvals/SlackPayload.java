package dev.formwork.api.approvals;

import dev.formwork.api.http.ApiFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Slack tells of a click or a window that was sent, as
 * https://docs.slack.dev/reference/interaction-payloads has it, read 2026-11.
 */
record SlackPayload(JsonNode json) {

  static final String APPROVE = "formwork_approve";
  static final String REJECT = "formwork_reject";

  private static final String FIELD = "payload=";

  /**
   * Reads the body of a request.
   *
   * @throws ApiFailure when it is not a form with a payload
   */
  static SlackPayload parse(byte[] body, JsonMapper mapper) {
    String form = new String(body, StandardCharsets.UTF_8);
    try {
      for (String part : form.split("&")) {
        if (part.startsWith(FIELD)) {
          String text = URLDecoder.decode(part.substring(FIELD.length()), StandardCharsets.UTF_8);
          return new SlackPayload(mapper.readTree(text));
        }
      }
    } catch (IllegalArgumentException | JacksonException e) {
      throw ApiFailure.input("The field 'payload' is not JSON, as Slack sends it.");
    }
    throw ApiFailure.input("The body has no field 'payload', as Slack sends it.");
  }

  String type() {
    return text("/type");
  }

  String userId() {
    return text("/user/id");
  }

  /** Whether the person belongs to the workspace that the request came from. */
  boolean isOurs() {
    String theirs = text("/user/team_id");
    String ours = text("/team/id");
    return theirs.isEmpty() || ours.isEmpty() || theirs.equals(ours);
  }

  /** Which of our buttons was clicked, or an empty text. */
  String action() {
    return text("/actions/0/action_id");
  }

  /** The ticket of the button, or of the window that it opened. */
  String ticket() {
    String value = text("/actions/0/value");
    return value.isEmpty() ? text("/view/private_metadata") : value;
  }

  String window() {
    return text("/view/callback_id");
  }

  @Nullable String reason() {
    String reason = text("/view/state/values/reason/text/value").strip();
    return reason.isEmpty() ? null : reason;
  }

  String triggerId() {
    return text("/trigger_id");
  }

  String responseUrl() {
    return text("/response_url");
  }

  /** The blocks of the message without its buttons, and with this sentence in their place. */
  List<Object> blocksWithoutButtons(String sentence) {
    List<Object> blocks = new ArrayList<>();
    for (JsonNode block : json.at("/message/blocks")) {
      if (!block.path("type").asString("").equals("actions")) {
        blocks.add(block);
      }
    }
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("type", "mrkdwn");
    text.put("text", sentence);
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("type", "context");
    context.put("elements", List.of(text));
    blocks.add(context);
    return blocks;
  }

  private String text(String pointer) {
    return json.at(pointer).asString("");
  }
}
