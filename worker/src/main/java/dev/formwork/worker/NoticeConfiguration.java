package dev.formwork.worker;

import dev.formwork.activities.approval.ApprovalActions;
import dev.formwork.activities.approval.TellingPorts;
import dev.formwork.activities.approval.TellingSettings;
import dev.formwork.activities.port.chat.ChatDirectory;
import dev.formwork.activities.port.chat.ChatMessenger;
import dev.formwork.activities.port.mail.Mailer;
import dev.formwork.activities.port.notice.NoticeBoard;
import dev.formwork.activities.port.sent.SentMessages;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.integrations.catalog.CatalogPeople;
import dev.formwork.integrations.postgres.PostgresOutbox;
import dev.formwork.integrations.slack.SlackChatMessenger;
import dev.formwork.integrations.slack.SlackSettings;
import dev.formwork.integrations.slack.SlackWorkspace;
import dev.formwork.integrations.smtp.SmtpMailer;
import dev.formwork.integrations.smtp.SmtpSettings;
import dev.formwork.workflows.ApprovalTelling;
import dev.formwork.workflows.payload.ApprovalTickets;
import dev.formwork.workflows.payload.Keyring;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where notices go: to the real messengers when they are configured, otherwise to the outbox. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  /** The outbox is a messenger and a mailer, so the two are not beans of their own types. */
  @Bean
  Messengers messengers(WorkerSettings settings, SentMessages sent, DataSource dataSource) {
    PostgresOutbox outbox = new PostgresOutbox(dataSource);
    return new Messengers(chat(settings, sent, outbox), mail(settings, sent, outbox), outbox);
  }

  record Messengers(ChatMessenger chat, Mailer mail, NoticeBoard board) {}

  /** Tells approvers that they are asked. */
  @Bean
  ApprovalTelling approvalTelling(
      WorkerSettings settings, Messengers messengers, EntityQueries entities, Keyring keyring) {
    TellingPorts ports =
        new TellingPorts(
            new CatalogPeople(entities),
            messengers.chat(),
            directory(settings.slack()),
            messengers.mail());
    return ApprovalActions.telling(
        ports,
        new TellingSettings(
            settings.portalUrl(),
            answersByMail(settings),
            settings.approvals().slackChannel(),
            new ApprovalTickets(keyring)));
  }

  /**
   * A link that answers is for its reader alone, and everybody reads the outbox; on one's own
   * machine there is nobody else.
   */
  private static boolean answersByMail(WorkerSettings settings) {
    String host = String.valueOf(settings.portalUrl().getHost());
    boolean isOwnMachine = LOOPBACK.contains(host);
    return settings.approvals().mailLinks() && (isSet(settings.smtp().host()) || isOwnMachine);
  }

  private static boolean isSet(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  /** The outbox reaches everybody who has an address. */
  private static ChatDirectory directory(WorkerSettings.Slack slack) {
    return slack.token() == null || slack.token().isBlank()
        ? email -> Optional.of("@" + email)
        : new SlackWorkspace(access(slack, slack.token()));
  }

  private static SlackSettings access(WorkerSettings.Slack slack, String token) {
    return new SlackSettings(token, slack.apiUrl(), slack.requestTimeout());
  }

  private static ChatMessenger chat(
      WorkerSettings settings, SentMessages sent, PostgresOutbox outbox) {
    WorkerSettings.Slack slack = settings.slack();
    if (slack.token() == null || slack.token().isBlank()) {
      return outbox;
    }
    return new SlackChatMessenger(access(slack, slack.token()), sent);
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
