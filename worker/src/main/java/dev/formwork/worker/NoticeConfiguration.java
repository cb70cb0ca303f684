package dev.formwork.worker;

import dev.formwork.activities.port.chat.ChatMessenger;
import dev.formwork.activities.port.mail.Mailer;
import dev.formwork.activities.port.notice.NoticeBoard;
import dev.formwork.activities.port.sent.SentMessages;
import dev.formwork.integrations.postgres.PostgresOutbox;
import dev.formwork.integrations.slack.SlackChatMessenger;
import dev.formwork.integrations.slack.SlackSettings;
import dev.formwork.integrations.smtp.SmtpMailer;
import dev.formwork.integrations.smtp.SmtpSettings;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where notices go: to the real messengers when they are configured, otherwise to the outbox. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

  /** The outbox is a messenger and a mailer, so the two are not beans of their own types. */
  @Bean
  Messengers messengers(WorkerSettings settings, SentMessages sent, DataSource dataSource) {
    PostgresOutbox outbox = new PostgresOutbox(dataSource);
    return new Messengers(chat(settings, sent, outbox), mail(settings, sent, outbox), outbox);
  }

  record Messengers(ChatMessenger chat, Mailer mail, NoticeBoard board) {}

  private static ChatMessenger chat(
      WorkerSettings settings, SentMessages sent, PostgresOutbox outbox) {
    WorkerSettings.Slack slack = settings.slack();
    if (slack.token() == null || slack.token().isBlank()) {
      return outbox;
    }
    return new SlackChatMessenger(
        new SlackSettings(slack.token(), slack.apiUrl(), slack.requestTimeout()), sent);
  }

  private static Mailer mail(WorkerSettings settings, SentMessages sent, PostgresOutbox outbox) {
    WorkerSettings.Smtp smtp = settings.smtp();
    if (smtp.host() == null || smtp.host().isBlank()) {
      return outbox;
    }
    return new SmtpMailer(
        new SmtpSettings(
            smtp.host(),
            smtp.port(),
            smtp.username(),
            smtp.password(),
            smtp.encryption(),
            smtp.from(),
            smtp.timeout()),
        sent);
  }
}
