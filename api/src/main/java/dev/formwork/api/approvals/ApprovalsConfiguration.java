package dev.formwork.api.approvals;

import dev.formwork.api.ApiSettings;
import dev.formwork.api.PublicAddress;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.CurrentUser;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.runs.Decisions;
import dev.formwork.api.runs.OpenWaits;
import dev.formwork.api.runs.Runs;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.integrations.catalog.CatalogUsers;
import dev.formwork.integrations.slack.SlackSettings;
import dev.formwork.integrations.slack.SlackWorkspace;
import dev.formwork.workflows.payload.ApprovalTickets;
import dev.formwork.workflows.payload.Keyring;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Approving from the portal, by letters and by buttons in Slack. */
@Configuration(proxyBeanMethods = false)
public class ApprovalsConfiguration {

  @Bean
  Voting voting(Runs runs, Decisions decisions, Permissions permissions, Audit audit) {
    return new Voting(runs, decisions, permissions, audit);
  }

  @Bean
  @ConditionalOnProperty("formwork.slack.token")
  SlackWorkspace slackWorkspace(ApiSettings settings) {
    SlackAccess access = settings.slack();
    return new SlackWorkspace(
        new SlackSettings(
            String.valueOf(access.token()), access.apiUrl(), access.requestTimeout()));
  }

  @Bean
  Approvers approvers(EntityQueries entities, ObjectProvider<SlackWorkspace> workspace) {
    return new Approvers(new CatalogUsers(entities), workspace.getIfAvailable());
  }

  @Bean
  ApprovePage approvePage(
      Keyring keyring,
      OpenWaits waits,
      Approvers approvers,
      Voting voting,
      CurrentUser currentUser,
      PublicAddress address) {
    return new ApprovePage(
        new ApprovalTickets(keyring),
        new Requests(waits),
        approvers,
        voting,
        currentUser,
        address,
        Clock.systemUTC());
  }

  @Bean
  SlackController slackController(
      ApiSettings settings,
      Keyring keyring,
      OpenWaits waits,
      Approvers approvers,
      Voting voting,
      ObjectProvider<SlackWorkspace> workspace,
      PublicAddress address,
      JdbcClient jdbc,
      JsonMapper json) {
    SlackAccess access = settings.slack();
    SlackWindows windows = new SlackWindows(json);
    @Nullable SlackWorkspace open = workspace.getIfAvailable();
    SlackClicks clicks =
        new SlackClicks(
            approvers,
            voting,
            new Requests(waits),
            new ApprovalTickets(keyring),
            open,
            new SlackReplies(access, json),
            windows,
            address);
    return new SlackController(
        new SlackRequests(jdbc, access.signingSecret(), Clock.systemUTC()), clicks, windows, json);
  }
}
