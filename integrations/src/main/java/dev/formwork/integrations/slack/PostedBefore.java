package dev.formwork.integrations.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.Message;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.port.chat.ChatMessage;
import dev.formwork.activities.port.sent.SentMessages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks in a channel for a message that an earlier attempt posted without learning of it, by the
 * key in its metadata. The token needs the scopes `channels:history` and `channels:read`, for
 * private channels `groups:history` and `groups:read`; without them nothing is found.
 *
 * <p>When Slack itself fails, nobody knows whether the message is there, so that is a failure, too.
 */
final class PostedBefore {

  /** What Slack recommends at most: https://docs.slack.dev/reference/methods/conversations.list. */
  private static final int PAGE = 200;

  private static final int MAX_PAGES = 25;

  private static final List<ConversationType> KINDS =
      List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL);

  private final MethodsClient methods;
  private final SentMessages sent;

  PostedBefore(MethodsClient methods, SentMessages sent) {
    this.methods = methods;
    this.sent = sent;
  }

  /** Where a message was found: the id of its channel and its `ts`. */
  record Found(String channelId, String ts) {}

  /**
   * The message, when it is among the newest of its channel or thread.
   *
   * @param head `ts` of the thread that it belongs to, or null for none
   */
  Optional<Found> find(ChatMessage message, @Nullable String head) {
    Optional<String> channel = channelId(message.channel());
    if (channel.isEmpty()) {
      return Optional.empty();
    }
    return newest(channel.get(), head).stream()
        .filter(posted -> isSame(posted, message))
        .map(posted -> new Found(channel.get(), posted.getTs()))
        .findFirst();
  }

  private List<Message> newest(String channel, @Nullable String head) {
    Optional<List<Message>> messages =
        head == null
            ? readable(
                    () ->
                        methods.conversationsHistory(
                            request ->
                                request.channel(channel).includeAllMetadata(true).limit(PAGE)),
                    channel)
                .map(ConversationsHistoryResponse::getMessages)
            : readable(
                    () ->
                        methods.conversationsReplies(
                            request ->
                                request
                                    .channel(channel)
                                    .ts(head)
                                    .includeAllMetadata(true)
                                    .limit(PAGE)),
                    channel)
                .map(ConversationsRepliesResponse::getMessages);
    return messages.orElse(List.of());
  }

  /** What Slack answers; empty when the token may not read the channel, or there is none. */
  private static <T extends SlackApiTextResponse> Optional<T> readable(
      SlackCalls.Call<T> call, String channel) {
    T answer = SlackCalls.answer(call);
    if (answer.isOk()) {
      return Optional.of(answer);
    }
    ActionException failure = SlackFailures.of(answer.getError(), channel);
    if (!failure.isFinal()) {
      throw failure;
    }
    return Optional.empty();
  }

  private static boolean isSame(Message posted, ChatMessage message) {
    return posted.getMetadata() != null
        && posted.getMetadata().getEventPayload() != null
        && message.key().equals(posted.getMetadata().getEventPayload().get("key"));
  }

  /** There is no look-up by name; an earlier message to the channel knows its id. */
  private Optional<String> channelId(String channel) {
    if (!channel.startsWith("#")) {
      return Optional.of(channel);
    }
    Optional<String> known =
        sent.receipts(SlackChatMessenger.CHANNEL, "channel", channel).stream()
            .map(receipt -> String.valueOf(receipt.get("channelId")))
            .findFirst();
    return known.isPresent() ? known : listed(channel.substring(1));
  }

  private Optional<String> listed(String name) {
    String cursor = "";
    for (int page = 0; page < MAX_PAGES; page++) {
      String from = cursor;
      ConversationsListResponse list =
          readable(
                  () ->
                      methods.conversationsList(
                          request ->
                              request.limit(PAGE).cursor(from).excludeArchived(true).types(KINDS)),
                  name)
              .orElse(null);
      if (list == null || list.getChannels() == null) {
        return Optional.empty();
      }
      Optional<Conversation> found =
          list.getChannels().stream().filter(one -> name.equals(one.getName())).findFirst();
      if (found.isPresent()) {
        return found.map(Conversation::getId);
      }
      cursor = list.getResponseMetadata() == null ? "" : list.getResponseMetadata().getNextCursor();
      if (cursor == null || cursor.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
