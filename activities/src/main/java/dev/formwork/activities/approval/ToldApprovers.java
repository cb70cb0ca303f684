package dev.formwork.activities.approval;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.port.chat.ChatThread;
import dev.formwork.workflows.ApprovalNotice;
import dev.formwork.workflows.ApprovalNotice.Kind;
import dev.formwork.workflows.ApprovalTelling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells approvers by message and letter. Every one has a key, so what was sent is not sent again;
 * what cannot be sent now is tried again after all others were sent.
 */
final class ToldApprovers implements ApprovalTelling {

  private final TellingPorts ports;
  private final TellingSettings settings;

  ToldApprovers(TellingPorts ports, TellingSettings settings) {
    this.ports = ports;
    this.settings = settings;
  }

  @Override
  public Told tell(ApprovalNotice notice) {
    Question question = Question.of(notice, ports.people());
    Sending sending = new Sending();
    if (notice.kind() == Kind.PROGRESS) {
      update(question, sending);
      return sending.told();
    }
    Audience audience = Audience.of(question, ports, settings.channel());
    switch (notice.kind()) {
      case ASK -> post(question, audience, sending);
      case REMIND -> remind(question, sending);
      case END, PROGRESS -> update(question, sending);
    }
    send(question, audience, sending);
    return notice.kind() == Kind.ASK ? sending.told(audience) : sending.told();
  }

  private void post(Question question, Audience audience, Sending sending) {
    SlackQuestion messages = new SlackQuestion(question, settings);
    for (String channel : audience.channels()) {
      sending.attempt(() -> ports.chat().post(messages.message(channel)));
    }
  }

  private void remind(Question question, Sending sending) {
    SlackQuestion messages = new SlackQuestion(question, settings);
    for (ChatThread thread : ports.chat().threads(question.key())) {
      String channel = thread.message().channel();
      sending.attempt(() -> ports.chat().post(messages.reminder(channel)));
    }
  }

  private void update(Question question, Sending sending) {
    SlackQuestion messages = new SlackQuestion(question, settings);
    for (ChatThread thread : ports.chat().threads(question.key())) {
      String channel = thread.message().channel();
      sending.attempt(() -> ports.chat().update(thread.head(), messages.message(channel)));
    }
  }

  /** Those who have answered get no more letters. */
  private void send(Question question, Audience audience, Sending sending) {
    LetterQuestion letters = new LetterQuestion(question, settings);
    for (Audience.Recipient recipient : audience.recipients()) {
      if (recipient.person() == null || !question.hasAnswered(recipient.person())) {
        sending.attempt(() -> ports.mailer().send(letters.letter(recipient)));
      }
    }
  }

  /** What came of the single messages. */
  private static final class Sending {

    private final List<String> problems = new ArrayList<>();
    private @Nullable ActionException again;

    void attempt(Runnable message) {
      try {
        message.run();
      } catch (ActionException e) {
        if (e.isFinal()) {
          problems.add(String.valueOf(e.getMessage()));
        } else {
          again = again == null ? e : again;
        }
      }
    }

    Told told() {
      if (again != null) {
        throw again;
      }
      return new Told(problems.stream().distinct().toList());
    }

    /** With those whom nobody can tell, which is said when they are asked. */
    Told told(Audience audience) {
      again = again == null ? audience.away() : again;
      problems.addAll(audience.problems());
      return told();
    }
  }
}
