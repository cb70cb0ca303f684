package dev.formwork.activities.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.mail.InMemoryMailer;
import dev.formwork.activities.port.mail.Mail;
import dev.formwork.activities.port.mail.Mailer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotifyEmailTest implements ActionContract<NotifyEmail.Input, NotifyEmail.Output> {

  private final InMemoryMailer mailer = new InMemoryMailer();

  @Override
  public Action<NotifyEmail.Input, NotifyEmail.Output> action() {
    return new NotifyEmail(outside(Mailer.class, mailer));
  }

  @Override
  public NotifyEmail.Input input() {
    return new NotifyEmail.Input(
        List.of("ada@example.org", "grace@example.org", "ada@example.org"),
        "The service is there",
        """
        # Payments
        The **service** <script> is at
        https://pay.example/a?b=c&d=e.

        - [code](https://git.example/a)
        - [bad](javascript:alert(1)) and `x < y`
        """);
  }

  @Override
  public Object world() {
    return mailer.contents();
  }

  @Override
  public boolean canBeTakenBack() {
    return false;
  }

  @Test
  void sendsOneLetterToEachRecipient() {
    action().run(input(), step());

    assertThat(mailer.contents())
        .extracting(Mail::to)
        .containsExactly("ada@example.org", "grace@example.org");
  }

  @Test
  void marksUpTheMessageAndEscapesTheRest() {
    action().run(input(), step());

    assertThat(mailer.contents().getFirst().html())
        .contains("<h3>Payments</h3>")
        .contains(
            """
            <p>The <strong>service</strong> &lt;script&gt; is at<br>
            <a href="https://pay.example/a?b=c&amp;d=e">https://pay.example/a?b=c&amp;d=e</a>.</p>
            """)
        .contains("<li><a href=\"https://git.example/a\">code</a></li>")
        .contains("<li>[bad](javascript:alert(1)) and <code>x &lt; y</code></li>")
        .doesNotContain("<script");
  }

  @Test
  void tellsOnWhoseBehalfItIsSent() {
    action().run(input(), step());

    assertThat(mailer.contents().getFirst().text())
        .endsWith(
            "-- \nSent by Formwork for Ada Lovelace, who started the template Service."
                + " http://portal.example/runs/0193a1b2-0000-7000-8000-000000000001\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@example.org\r\nBcc: x@example.org",
        "Ada <ada@example.org>",
        "ada@example.org, x@example.org",
        "ada@-example.org"
      })
  void refusesWhatIsNotOneAddress(String address) {
    var input = new NotifyEmail.Input(address, "Subject", "Message");

    assertThatThrownBy(() -> action().run(input, step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("is not an address (input: to)");
    assertThat(mailer.contents()).isEmpty();
  }

  @Test
  void refusesASubjectThatSmugglesAHeader() {
    var input = new NotifyEmail.Input("ada@example.org", "Hi\r\nBcc: x@example.org", "Message");

    assertThatThrownBy(() -> action().run(input, step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("(input: subject)");
  }

  @Test
  void sendsTheOtherLettersWhenOneIsRefused() {
    Mailer picky =
        mail -> {
          if (mail.to().startsWith("ada")) {
            throw new InvalidInput("550 user unknown");
          }
          mailer.send(mail);
        };

    assertThatThrownBy(() -> new NotifyEmail(picky).run(input(), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("refused 1 of 2 letters (input: to): ada@example.org (550");
    assertThat(mailer.contents()).extracting(Mail::to).containsExactly("grace@example.org");
  }
}
