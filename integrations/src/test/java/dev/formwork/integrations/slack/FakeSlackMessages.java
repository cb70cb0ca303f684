package dev.formwork.integrations.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The messages of {@link FakeSlack}, which refuses what Slack refuses of them. */
final class FakeSlackMessages {

  private static final int MAX_BLOCKS = 50;

  private final Map<String, FakeSlack.Message> messages = new LinkedHashMap<>();
  private final Set<String> members;
  private int posted;

  /**
   * @param members ids of those who can be written to
   */
  FakeSlackMessages(Set<String> members) {
    this.members = members;
  }

  /** Every message, in the order of posting. */
  synchronized List<FakeSlack.Message> all() {
    return List.copyOf(messages.values());
  }

  synchronized JsonObject post(Map<String, String> form) {
    String channel = form.getOrDefault("channel", "");
    if (!channel.matches("#.+|[UCD][A-Z0-9]+")
        || (isMember(channel) && !members.contains(channel))) {
      return SlackWire.error("channel_not_found");
    }
    JsonArray blocks = blocks(form);
    String fault = fault(blocks, form);
    if (fault != null) {
      return SlackWire.error(fault);
    }
    String thread = form.getOrDefault("thread_ts", "");
    if (!thread.isEmpty() && !messages.containsKey(thread)) {
      return SlackWire.error("thread_not_found");
    }
    String ts = "1700000000.%06d".formatted(++posted);
    messages.put(ts, new FakeSlack.Message(channel, ts, thread, form.get("text"), blocks));
    return answer(channel, ts);
  }

  synchronized JsonObject update(Map<String, String> form) {
    FakeSlack.Message known = messages.get(form.getOrDefault("ts", ""));
    if (known == null || !id(known.channel()).equals(form.get("channel"))) {
      return SlackWire.error("message_not_found");
    }
    JsonArray blocks = blocks(form);
    String fault = fault(blocks, form);
    if (fault != null) {
      return SlackWire.error(fault);
    }
    messages.put(
        known.ts(),
        new FakeSlack.Message(
            known.channel(), known.ts(), known.thread(), form.get("text"), blocks));
    return answer(known.channel(), known.ts());
  }

  private static boolean isMember(String channel) {
    return channel.startsWith("U");
  }

  /** The id that Slack has for a channel's name, or for the conversation with a member. */
  private static String id(String channel) {
    return channel.startsWith("#")
        ? "C" + Integer.toHexString(channel.hashCode()).toUpperCase(Locale.ROOT)
        : isMember(channel) ? "D" + channel.substring(1) : channel;
  }

  private static JsonArray blocks(Map<String, String> form) {
    String text = form.get("blocks");
    return text == null ? new JsonArray() : JsonParser.parseString(text).getAsJsonArray();
  }

  private static @Nullable String fault(JsonArray blocks, Map<String, String> form) {
    if (form.getOrDefault("text", "").isEmpty()) {
      return "no_text";
    }
    if (blocks.size() > MAX_BLOCKS) {
      return "invalid_blocks";
    }
    for (JsonElement element : blocks) {
      JsonObject block = element.getAsJsonObject();
      JsonElement text = block.get("text");
      int length = text == null ? 0 : text.getAsJsonObject().get("text").getAsString().length();
      boolean isHeader = block.get("type").getAsString().equals("header");
      if (length > (isHeader ? 150 : 3_000) || longestValue(block) > 2_000) {
        return "invalid_blocks";
      }
    }
    return null;
  }

  private static int longestValue(JsonObject block) {
    int longest = 0;
    JsonArray elements = block.getAsJsonArray("elements");
    for (JsonElement element : elements == null ? new JsonArray() : elements) {
      JsonElement value = element.getAsJsonObject().get("value");
      longest = Math.max(longest, value == null ? 0 : value.getAsString().length());
    }
    return longest;
  }

  private static JsonObject answer(String channel, String ts) {
    JsonObject answer = SlackWire.ok();
    answer.addProperty("channel", id(channel));
    answer.addProperty("ts", ts);
    return answer;
  }
}
