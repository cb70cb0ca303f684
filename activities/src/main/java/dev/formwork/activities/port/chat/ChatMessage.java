package dev.formwork.activities.port.chat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message for a channel.
 *
 * @param key unique for ever; the same key is posted once
 * @param channel id, or name with or without `#`
 * @param threadKey messages with the same one in the same channel belong to one thread
 * @param text what is shown where blocks are not
 * @param blocks Block Kit blocks; empty when the text says all
 * @param metadata short values for machines, such as the run's id
 */
public record ChatMessage(
    String key,
    String runId,
    String channel,
    String threadKey,
    String text,
    List<Map<String, Object>> blocks,
    Map<String, String> metadata) {

  public ChatMessage {
    blocks = List.copyOf(blocks);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
