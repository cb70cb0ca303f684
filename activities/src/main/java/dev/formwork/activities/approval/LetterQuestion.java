package dev.formwork.activities.approval;

import dev.formwork.activities.port.mail.Mail;
import dev.formwork.workflows.ApprovalNotice.Kind;
import dev.formwork.workflows.payload.ApprovalTicket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request for approval as letters, with a link that answers where somebody may use one. */
record LetterQuestion(Question question, TellingSettings settings) {

  private static final String LINK_NOTE =
      "The link is yours alone and works until %s: do not forward it.";

  /** The letter that this notice is. */
  Mail letter(Audience.Recipient recipient) {
    boolean isFirst = question.notice().kind() == Kind.ASK;
    String first = key(recipient, "");
    URI link = question.notice().kind() == Kind.END ? null : link(recipient);
    return new Mail(
        isFirst ? first : key(recipient, "/" + question.notice().number()),
        question.run().runId(),
        recipient.address(),
        (isFirst ? "" : "Re: ") + question.title(),
        text(link),
        html(link),
        isFirst ? null : first);
  }

  /** Shows nothing of the address. */
  private String key(Audience.Recipient recipient, String more) {
    byte[] address = recipient.address().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return question.key() + "/" + UUID.nameUUIDFromBytes(address) + more;
  }

  private @Nullable URI link(Audience.Recipient recipient) {
    if (recipient.person() == null || !settings.answersByMail()) {
      return null;
    }
    ApprovalTicket ticket =
        new ApprovalTicket(
            question.run().runId(),
            question.request().key(),
            question.request().since(),
            question.until(),
            recipient.person());
    return settings.portal().resolve("/approve?t=" + settings.tickets().seal(ticket));
  }

  private String lead() {
    return switch (question.notice().kind()) {
      case ASK, PROGRESS -> question.asker();
      case REMIND -> "Your answer is still missing. " + question.asker();
      case END -> question.state();
    };
  }

  private String state() {
    String answers = String.join("\n", question.answers());
    String state = question.notice().kind() == Kind.END ? "" : question.state();
    return (answers + "\n" + state).strip();
  }

  private String text(@Nullable URI link) {
    StringBuilder text = new StringBuilder(lead()).append("\n\n");
    question.text().lines().forEach(line -> text.append("> ").append(line).append('\n'));
    if (!state().isEmpty()) {
      text.append('\n').append(state()).append('\n');
    }
    if (link != null) {
      text.append("\nApprove or reject: ").append(link).append('\n');
      text.append(LINK_NOTE.formatted(question.deadline())).append('\n');
    }
    String page = page();
    if (page != null) {
      text.append("\nThe run in the portal: ").append(page).append('\n');
    }
    return text.append("\n-- \n").append(footer()).append('\n').toString();
  }

  private String html(@Nullable URI link) {
    String answer =
        link == null
            ? ""
            : """
              <p><a href="%s" style="display: inline-block; padding: 10px 18px; border-radius: 6px; background: #1f5fd0; color: #ffffff; text-decoration: none; font-weight: 600">Approve or reject</a></p>
              <p style="color: #666666; font-size: small">%s</p>
              """
                .formatted(
                    escape(link.toString()), escape(LINK_NOTE.formatted(question.deadline())));
    String page = page();
    String portal =
        page == null
            ? ""
            : "<p><a href=\"%s\">The run in the portal</a></p>\n".formatted(escape(page));
    return """
        <!doctype html>
        <html><body style="font-family: sans-serif; line-height: 1.5; max-width: 40em">
        <p>%s</p>
        <blockquote style="margin: 0; padding: 4px 14px; border-left: 3px solid #cccccc">%s</blockquote>
        <p>%s</p>
        %s%s<hr style="border: 0; border-top: 1px solid #cccccc">
        <p style="color: #666666; font-size: small">%s</p>
        </body></html>
        """
        .formatted(
            escape(lead()), lines(question.text()), lines(state()), answer, portal, footer());
  }

  private @Nullable String page() {
    String page = question.run().portalUrl();
    return page != null && (page.startsWith("https://") || page.startsWith("http://"))
        ? page
        : null;
  }

  private static String footer() {
    return "Sent by Formwork, because the catalog or the template names this address for those who may approve.";
  }

  private static String lines(String text) {
    List<String> lines = text.lines().map(LetterQuestion::escape).toList();
    return lines.stream().collect(Collectors.joining("<br>\n"));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
