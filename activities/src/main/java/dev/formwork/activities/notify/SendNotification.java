package dev.formwork.activities.notify;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.notice.Notice;
import dev.formwork.activities.port.notice.NoticeBoard;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

@Doc("Sends a notification to people of the catalog; the portal keeps it in its outbox.")
final class SendNotification implements Action<SendNotification.Input, SendNotification.Output> {

  private static final String EVERYBODY = "everybody";

  /** Who is told. */
  enum Recipients {
    BROADCAST,
    ENTITY
  }

  /** How urgent it is. */
  enum Severity {
    LOW,
    NORMAL,
    HIGH,
    CRITICAL
  }

  record Input(
      @Doc("`broadcast` tells everybody, `entity` those whom `entityRefs` names.")
          Recipients recipients,
      @Doc("Users and groups, such as `user:default/ada`.") @Default("[]") List<String> entityRefs,
      @Doc("Title, one line.") @Shape("{\"minLength\": 1, \"maxLength\": 250}") String title,
      @Doc("What there is to know.") @Nullable String info,
      @Doc("Address to look at, such as `https://git.example.org/acme/payments`.")
          @Nullable String link,
      @Doc("How urgent it is.") @Default("\"normal\"") Severity severity,
      @Doc("A later notification of the same scope takes the place of this one.")
          @Nullable String scope,
      @Doc("What it is about, such as `releases`.") @Nullable String topic,
      @Doc("Whether it is right to tell nobody when there are no `entityRefs`.") @Default("false")
          boolean optional) {}

  record Output() {}

  private final NoticeBoard board;

  SendNotification(NoticeBoard board) {
    this.board = board;
  }

  @Override
  public String id() {
    return "notification:send";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults();
  }

  @Override
  public Output run(Input input, StepContext step) {
    List<String> recipients = recipients(input);
    if (recipients.isEmpty()) {
      step.log().info("Nobody is told: there are no entityRefs.");
    }
    var secrets = new HiddenSecrets(step);
    for (String recipient : recipients) {
      board.post(notice(input, recipient, secrets, step));
      step.made("message", "Notification to " + recipient, null);
    }
    return new Output();
  }

  private static List<String> recipients(Input input) {
    if (input.recipients() == Recipients.BROADCAST) {
      return List.of(EVERYBODY);
    }
    if (input.entityRefs().isEmpty() && !input.optional()) {
      throw new InvalidInput(
          "Nobody would be told (input: entityRefs). Name users or groups, or set optional to true.");
    }
    return input.entityRefs().stream().distinct().toList();
  }

  private static Notice notice(
      Input input, String recipient, HiddenSecrets secrets, StepContext step) {
    return new Notice(
        step.idempotencyKey() + "/" + recipient,
        step.run().runId(),
        recipient,
        secrets.in(input.title()),
        input.info() == null ? null : secrets.in(input.info()),
        input.link() == null ? null : secrets.in(input.link()),
        input.severity().name().toLowerCase(Locale.ROOT),
        input.scope(),
        input.topic());
  }

  /** A notification that people may have read cannot be taken back. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
