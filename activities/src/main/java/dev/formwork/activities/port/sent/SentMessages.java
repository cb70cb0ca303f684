package dev.formwork.activities.port.sent;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memory of what was handed to an outside system. A key is claimed before the sending, so that
 * two attempts never both send.
 */
public interface SentMessages {

  /**
   * Claims the key.
   *
   * @return false when it was claimed before
   */
  boolean claim(String key, String channel);

  /** Gives a claim back: the message was surely not taken. */
  void unclaim(String key);

  /** Writes down what the outside system answered; the first receipt stays. */
  void receive(String key, Map<String, Object> receipt);

  Optional<Map<String, Object>> receipt(String key);

  /** Receipts of this channel that hold this value under this name, oldest first. */
  List<Map<String, Object>> receipts(String channel, String name, String value);
}
