package dev.formwork.activities.notify;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.mail.Mail;
import dev.formwork.activities.port.mail.Mailer;
import dev.formwork.workflows.RunInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@Doc("Sends an e-mail, one letter to each recipient.")
final class NotifyEmail implements Action<NotifyEmail.Input, NotifyEmail.Output> {

  private static final int MAX_RECIPIENTS = 50;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\\u2028\\u2029\\u0085]");

  record Input(
      @Doc("One address, or a list of up to 50, such as `payments@example.org`.")
          @Shape(
              "{\"anyOf\": [{\"type\": \"string\", \"minLength\": 1}, {\"type\": \"array\", \"minItems\": 1, \"maxItems\": 50, \"items\": {\"type\": \"string\"}}]}")
          Object to,
      @Doc("Subject, one line.") @Shape("{\"minLength\": 1, \"maxLength\": 250}") String subject,
      @Doc(
              "The message; paragraphs, lists, `# headings`, `**bold**` and `[links](https://example.org)` are understood.")
          @Shape("{\"minLength\": 1, \"maxLength\": 50000}")
          String message) {

    Input without(HiddenSecrets secrets) {
      return new Input(to, secrets.in(subject), secrets.in(message));
    }
  }

  record Output(@Doc("The addresses that a letter was sent to.") List<String> recipients) {}

  private final Mailer mailer;

  NotifyEmail(Mailer mailer) {
    this.mailer = mailer;
  }

  @Override
  public String id() {
    return "notify:email";
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
  public Output run(Input written, StepContext step) {
    Input input = written.without(new HiddenSecrets(step));
    List<String> recipients = recipients(input.to());
    check(input, recipients);
    var refused = new ArrayList<String>();
    for (String recipient : recipients) {
      try {
        mailer.send(mail(input, recipient, step));
        step.made("message", "E-mail to " + recipient, null);
      } catch (InvalidInput e) {
        refused.add("%s (%s)".formatted(recipient, e.getMessage()));
      }
    }
    if (!refused.isEmpty()) {
      throw new InvalidInput(
          "The mail server refused %d of %d letters (input: to): %s. Correct the addresses."
              .formatted(refused.size(), recipients.size(), String.join("; ", refused)));
    }
    step.log().info("Sent '%s' to %s.".formatted(input.subject(), String.join(", ", recipients)));
    return new Output(recipients);
  }

  private static List<String> recipients(Object to) {
    List<?> list = to instanceof List<?> several ? several : List.of(to);
    return list.stream().map(address -> String.valueOf(address).strip()).distinct().toList();
  }

  private static void check(Input input, List<String> recipients) {
    for (String recipient : recipients) {
      if (!ADDRESS.matcher(recipient).matches()) {
        throw new InvalidInput(
            "'%s' is not an address (input: to). Write e.g. payments@example.org, without a name."
                .formatted(CONTROL.matcher(recipient).replaceAll("?")));
      }
    }
    if (recipients.size() > MAX_RECIPIENTS) {
      throw new InvalidInput(
          "A step sends at most %d letters, not %d (input: to). Use a mailing list."
              .formatted(MAX_RECIPIENTS, recipients.size()));
    }
    if (CONTROL.matcher(input.subject()).find()) {
      throw new InvalidInput(
          "The subject holds a line break or another control character (input: subject). Write it in one line.");
    }
  }

  private static Mail mail(Input input, String recipient, StepContext step) {
    String footer = footer(step.run());
    return new Mail(
        key(recipient, step),
        step.run().runId(),
        recipient,
        input.subject(),
        input.message().strip() + "\n\n-- \n" + footer + "\n",
        MailBody.html(input.message(), footer),
        null);
  }

  /** The step and a name for the recipient that shows nothing of the address. */
  private static String key(String recipient, StepContext step) {
    byte[] address = recipient.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return step.idempotencyKey() + "/" + UUID.nameUUIDFromBytes(address);
  }

  private static String footer(RunInfo run) {
    String sentence =
        "Sent by Formwork for %s, who started the template %s."
            .formatted(run.initiator().name(), run.templateTitle());
    return run.portalUrl() == null ? sentence : sentence + " " + run.portalUrl();
  }

  /** A letter that was sent cannot be taken back. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
