package dev.formwork.activities.port.chat;

import dev.formwork.activities.action.ActionException;
import java.util.List;

/**
 * A messenger with channels and threads. Every method may throw {@link
 * ActionException.PermissionDenied}, {@link ActionException.RateLimited} and {@link
 * ActionException.Unavailable}.
 */
public interface ChatMessenger {

  /**
   * Posts a message. The first one of a thread in a channel becomes the thread's head, later ones
   * are replies to it. A message whose key was posted before is not posted again.
   *
   * @throws ActionException.InvalidInput when there is no such channel, or the message is refused
   */
  ChatReceipt post(ChatMessage message);

  /** Replaces text and blocks of a posted message. */
  void update(ChatReceipt receipt, ChatMessage message);

  /** The heads of this thread, one for each channel it is in, as they were posted. */
  List<ChatThread> threads(String threadKey);
}
