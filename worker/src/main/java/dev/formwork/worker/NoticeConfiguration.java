package dev.formwork.worker;

import dev.formwork.activities.port.chat.ChatMessenger;
import dev.formwork.activities.port.mail.Mailer;
import dev.formwork.activities.port.sent.SentMessages;
import dev.formwork.integrations.postgres.PostgresOutbox;
import dev.formwork.integrations.slack.SlackChatMessenger;
import dev.formwork.integrations.slack.SlackSettings;
import dev.formwork.integrations.smtp.SmtpMailer;
import dev.formwork.integrations.smtp.SmtpSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Where notices go: to the real messengers when they are configured, otherwise to the outbox. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

  @Bean
  @Primary
  ChatMessenger chatMessenger(WorkerSettings settings, SentMessages sent, PostgresOutbox outbox) {
    WorkerSettings.Slack slack = settings.slack();
    if (slack.token() == null || slack.token().isBlank()) {
      return outbox;
    }
    return new SlackChatMessenger(
        new SlackSettings(slack.token(), slack.apiUrl(), slack.requestTimeout()), sent);
  }

  @Bean
  @Primary
  Mailer mailer(WorkerSettings settings, SentMessages sent, PostgresOutbox outbox) {
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
