package dev.formwork.integrations.slack;

import com.google.gson.Gson;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Message;
import dev.formwork.activities.port.chat.ChatMessage;
import dev.formwork.activities.port.chat.ChatMessenger;
import dev.formwork.activities.port.chat.ChatReceipt;
import dev.formwork.activities.port.chat.ChatThread;
import dev.formwork.activities.port.sent.SentMessages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Posts to Slack. A message is claimed by its key before it is posted and its `ts` kept, so that it
 * is posted once and updated afterwards. When an earlier attempt claimed it and nobody knows
 * whether Slack took it, the channel is searched for it. Where the token may not read the channel,
 * it is posted again: a rare second message is better than none.
 */
public final class SlackChatMessenger implements ChatMessenger, AutoCloseable {

  static final String CHANNEL = "slack";
  private static final Gson JSON = new Gson();

  private final Slack slack;
  private final MethodsClient methods;
  private final SentMessages sent;
  private final PostedBefore before;

  /** Connects with the first call. */
  public SlackChatMessenger(SlackSettings settings, SentMessages sent) {
    this.slack = SlackCalls.connect(settings);
    this.methods = slack.methods(settings.token());
    this.sent = sent;
    this.before = new PostedBefore(methods, sent);
  }

  @Override
  public ChatReceipt post(ChatMessage message) {
    Optional<Map<String, Object>> known = sent.receipt(message.key());
    if (known.isPresent()) {
      return receipt(known.get());
    }
    boolean isFirst = sent.claim(message.key(), CHANNEL);
    String head = head(message);
    Optional<PostedBefore.Found> found = isFirst ? Optional.empty() : before.find(message, head);
    PostedBefore.Found posted = found.orElseGet(() -> postNow(message, head));
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("key", message.key());
    receipt.put("runId", message.runId());
    receipt.put("channel", message.channel());
    receipt.put("channelId", posted.channelId());
    receipt.put("ts", posted.ts());
    receipt.put("threadKey", message.threadKey());
    receipt.put("head", head == null);
    receipt.put("text", message.text());
    sent.receive(message.key(), receipt);
    return receipt(sent.receipt(message.key()).orElse(receipt));
  }

  private PostedBefore.Found postNow(ChatMessage message, @Nullable String head) {
    ChatPostMessageResponse response =
        SlackCalls.call(
            () ->
                methods.chatPostMessage(
                    request ->
                        request
                            .channel(message.channel())
                            .text(message.text())
                            .blocksAsString(blocks(message))
                            .threadTs(head)
                            .metadata(metadata(message))
                            .unfurlLinks(false)),
            message.channel());
    return new PostedBefore.Found(response.getChannel(), response.getTs());
  }

  /**
   * The `ts` of the thread's head in the message's channel, or null when this message becomes it.
   */
  private @Nullable String head(ChatMessage message) {
    return sent.receipts(CHANNEL, "threadKey", message.threadKey()).stream()
        .filter(receipt -> Boolean.TRUE.equals(receipt.get("head")))
        .filter(receipt -> message.channel().equals(receipt.get("channel")))
        .map(receipt -> String.valueOf(receipt.get("ts")))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void update(ChatReceipt receipt, ChatMessage message) {
    SlackCalls.call(
        () ->
            methods.chatUpdate(
                request ->
                    request
                        .channel(receipt.channelId())
                        .ts(receipt.messageId())
                        .text(message.text())
                        .blocksAsString(blocks(message))),
        message.channel());
  }

  @Override
  public List<ChatThread> threads(String threadKey) {
    return sent.receipts(CHANNEL, "threadKey", threadKey).stream()
        .filter(receipt -> Boolean.TRUE.equals(receipt.get("head")))
        .map(receipt -> new ChatThread(receipt(receipt), posted(receipt)))
        .toList();
  }

  private static ChatReceipt receipt(Map<String, Object> stored) {
    return new ChatReceipt(
        String.valueOf(stored.get("key")),
        String.valueOf(stored.get("channelId")),
        String.valueOf(stored.get("ts")),
        null);
  }

  private static ChatMessage posted(Map<String, Object> stored) {
    return new ChatMessage(
        String.valueOf(stored.get("key")),
        String.valueOf(stored.get("runId")),
        String.valueOf(stored.get("channel")),
        String.valueOf(stored.get("threadKey")),
        String.valueOf(stored.get("text")),
        List.of(),
        Map.of());
  }

  private static String blocks(ChatMessage message) {
    return JSON.toJson(message.blocks());
  }

  private static Message.Metadata metadata(ChatMessage message) {
    Map<String, Object> payload = new LinkedHashMap<>(message.metadata());
    payload.put("key", message.key());
    return Message.Metadata.builder().eventType("formwork_notice").eventPayload(payload).build();
  }

  @Override
  public void close() throws Exception {
    slack.close();
  }
}
