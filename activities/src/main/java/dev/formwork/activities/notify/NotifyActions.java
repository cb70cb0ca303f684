package dev.formwork.activities.notify;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.RunObserver;
import dev.formwork.activities.port.chat.ChatMessenger;
import dev.formwork.activities.port.mail.Mailer;
import dev.formwork.activities.port.notice.NoticeBoard;
import java.util.List;

/** The actions that tell people what happened: `notify:*`. */
public final class NotifyActions {

  private NotifyActions() {}

  public static List<Action<?, ?>> of(ChatMessenger messenger, Mailer mailer, NoticeBoard board) {
    return List.of(
        new NotifySlack(messenger), new NotifyEmail(mailer), new SendNotification(board));
  }

  /** Writes how a run ended into the messages that it posted. */
  public static RunObserver outcome(ChatMessenger messenger) {
    return new SlackOutcome(messenger);
  }
}
