package dev.formwork.activities.port.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages that live as long as this object. */
public final class InMemoryChatMessenger implements ChatMessenger {

  /**
   * A message as {@link #contents()} shows it.
   *
   * @param replyTo id of the thread's head, or empty for a head
   */
  public record Posted(ChatReceipt receipt, String replyTo, ChatMessage posted, ChatMessage now) {}

  private final Map<String, Posted> messages = new LinkedHashMap<>();

  /** Every message in the order of posting. */
  public synchronized List<Posted> contents() {
    return List.copyOf(messages.values());
  }

  @Override
  public synchronized ChatReceipt post(ChatMessage message) {
    Posted present = messages.get(message.key());
    if (present != null) {
      return present.receipt();
    }
    String head =
        threads(message.threadKey()).stream()
            .filter(thread -> thread.message().channel().equals(message.channel()))
            .map(thread -> thread.head().messageId())
            .findFirst()
            .orElse("");
    var receipt =
        new ChatReceipt(message.key(), message.channel(), "" + (messages.size() + 1), null);
    messages.put(message.key(), new Posted(receipt, head, message, message));
    return receipt;
  }

  @Override
  public synchronized void update(ChatReceipt receipt, ChatMessage message) {
    messages.computeIfPresent(
        receipt.key(),
        (key, present) ->
            new Posted(present.receipt(), present.replyTo(), present.posted(), message));
  }

  @Override
  public synchronized List<ChatThread> threads(String threadKey) {
    var threads = new ArrayList<ChatThread>();
    for (Posted message : messages.values()) {
      if (message.replyTo().isEmpty() && message.posted().threadKey().equals(threadKey)) {
        threads.add(new ChatThread(message.receipt(), message.posted()));
      }
    }
    return threads;
  }
}
