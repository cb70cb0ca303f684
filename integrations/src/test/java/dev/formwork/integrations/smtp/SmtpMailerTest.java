package dev.formwork.integrations.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.mail.Mail;
import dev.formwork.activities.port.sent.InMemorySentMessages;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpMailerTest {

  private final GreenMail server = started();

  private final InMemorySentMessages sent = new InMemorySentMessages();

  private static GreenMail started() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  @AfterEach
  void stopServer() {
    server.stop();
  }

  @Test
  void sendsTextAndHtmlOnceForAKey() throws MessagingException {
    Mail mail = mail("ada@example.org", "Made payments");

    mailer(null).send(mail);
    mailer(null).send(mail);

    assertThat(server.getReceivedMessages()).hasSize(1);
    MimeMessage message = server.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo("Made payments");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getMessageID()).endsWith("@formwork.example.org>");
    String body = GreenMailUtil.getBody(message);
    assertThat(body).contains("text/plain", "plain words", "text/html", "<b>words</b>");
    assertThat(body.indexOf("text/plain")).isLessThan(body.indexOf("text/html"));
  }

  @Test
  void refusesALineBreakInAHeader() {
    assertThatThrownBy(
            () -> mailer(null).send(mail("ada@example.org", "Hello\r\nBcc: eve@example.org")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("input: subject");
    assertThatThrownBy(() -> mailer(null).send(mail("\"x\r\nBcc: q@q\" <a@example.org>", "Hello")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("input: to");

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void namesAnAddressThatIsNone() {
    assertThatThrownBy(() -> mailer(null).send(mail("not an address", "Hello")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("not an address");
  }

  @Test
  void triesAgainAfterTheServerWasAway() {
    int nobody = 1;
    assertThatThrownBy(() -> mailerAt(nobody, null).send(mail("ada@example.org", "Hello")))
        .isInstanceOf(Unavailable.class);

    mailer(null).send(mail("ada@example.org", "Hello"));

    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void neverShowsThePasswordThatTheServerRefused() {
    server.setUser("formwork", "right");

    assertThatThrownBy(() -> mailer("wr0ng-password").send(mail("ada@example.org", "Hello")))
        .isInstanceOf(PermissionDenied.class)
        .hasMessageNotContaining("wr0ng-password");
  }

  private SmtpMailer mailer(@Nullable String password) {
    return mailerAt(server.getSmtp().getPort(), password);
  }

  private SmtpMailer mailerAt(int port, @Nullable String password) {
    return new SmtpMailer(
        new SmtpSettings(
            "127.0.0.1",
            port,
            password == null ? null : "formwork",
            password,
            SmtpSettings.Encryption.NONE,
            "no-reply@formwork.example.org",
            Duration.ofSeconds(5)),
        sent);
  }

  private static Mail mail(String to, String subject) {
    return new Mail("run-1/mail/" + to, "run-1", to, subject, "plain words", "<b>words</b>", null);
  }
}
