package dev.formwork.integrations.smtp;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.mail.Mail;
import dev.formwork.activities.port.mail.Mailer;
import dev.formwork.activities.port.sent.SentMessages;
import dev.formwork.activities.port.trace.CallTraces;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends letters, each at most once: the key is claimed before the server is asked, and the claim is
 * given back only when the server surely did not take the letter.
 */
public final class SmtpMailer implements Mailer {

  private static final String CHANNEL = "email";
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final SmtpSettings settings;
  private final SentMessages sent;
  private final Session session;

  public SmtpMailer(SmtpSettings settings, SentMessages sent) {
    this.settings = settings;
    this.sent = sent;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(SmtpSettings settings) {
    String timeout = String.valueOf(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", String.valueOf(settings.port()));
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    properties.put("mail.smtp.auth", String.valueOf(settings.username() != null));
    switch (settings.encryption()) {
      case NONE -> {}
      case STARTTLS -> {
        // `enable` alone sends in clear to a server that does not offer it.
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  @Override
  public void send(Mail mail) {
    MimeMessage message = compose(mail);
    if (!sent.claim(mail.key(), CHANNEL)) {
      return;
    }
    try (var _ = CallTraces.current().begin("smtp send", settings.host(), settings.port());
        Transport transport = session.getTransport()) {
      transport.connect(settings.username(), settings.password());
      transport.sendMessage(message, message.getAllRecipients());
    } catch (AuthenticationFailedException e) {
      sent.unclaim(mail.key());
      throw new PermissionDenied(
          "The mail server %s refuses our login. Correct formwork.smtp.username and password."
              .formatted(settings.host()),
          e);
    } catch (MessagingException e) {
      throw failed(mail, e);
    }
  }

  private ActionException failed(Mail mail, MessagingException e) {
    int status = status(e);
    if (status == 0 && e instanceof SendFailedException) {
      // The connection broke after the letter was on its way: it may have been taken.
      return new Unavailable(
          "The connection to the mail server broke while the letter to %s was sent; it is not sent twice."
              .formatted(mail.to()),
          e);
    }
    sent.unclaim(mail.key());
    if (status >= 500) {
      return new InvalidInput(
          "The mail server refuses the letter to %s (%d, input: to): %s. Correct the address."
              .formatted(mail.to(), status, String.valueOf(e.getMessage()).strip()),
          e);
    }
    return new Unavailable(
        "The mail server %s:%d cannot take a letter now: %s."
            .formatted(settings.host(), settings.port(), String.valueOf(e.getMessage()).strip()),
        e);
  }

  /** The server's answer, or 0 when there was none. */
  private static int status(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = next(each)) {
      if (each instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (each instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
        return refused.getReturnCode();
      }
    }
    return 0;
  }

  private static @Nullable Throwable next(Throwable failure) {
    return failure instanceof MessagingException chained && chained.getNextException() != null
        ? chained.getNextException()
        : failure.getCause();
  }

  private MimeMessage compose(Mail mail) {
    requirePlain(mail.to(), "to");
    requirePlain(mail.subject(), "subject");
    try {
      MimeMessage message = new Letter(session, messageId(mail.key()));
      message.setFrom(new InternetAddress(settings.from(), true));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
      message.setSubject(mail.subject(), "UTF-8");
      message.setSentDate(new Date());
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("X-Auto-Response-Suppress", "All");
      if (mail.inReplyTo() != null) {
        message.setHeader("In-Reply-To", messageId(mail.inReplyTo()));
        message.setHeader("References", messageId(mail.inReplyTo()));
      }
      MimeBodyPart text = new MimeBodyPart();
      text.setText(mail.text(), "UTF-8");
      MimeBodyPart html = new MimeBodyPart();
      html.setText(mail.html(), "UTF-8", "html");
      message.setContent(new MimeMultipart("alternative", text, html));
      message.saveChanges();
      return message;
    } catch (AddressException e) {
      throw new InvalidInput(
          "'%s' is not one e-mail address (input: to). Write e.g. team@example.org."
              .formatted(mail.to()),
          e);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Jakarta Mail lets a line break in a header make headers of its own. */
  private static void requirePlain(String value, String input) {
    if (CONTROL.matcher(value).find()) {
      throw new InvalidInput(
          "The %s of a letter must not hold line breaks or control characters (input: %s). Remove them."
              .formatted(input, input));
    }
  }

  /** The same for each attempt, so that receivers can tell a letter they have. */
  private String messageId(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      String domain = settings.from().substring(settings.from().indexOf('@') + 1);
      return "<%s@%s>".formatted(HexFormat.of().formatHex(hash, 0, 16), domain);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A message that keeps its Message-ID when it is saved. */
  private static final class Letter extends MimeMessage {
    private final String id;

    Letter(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
