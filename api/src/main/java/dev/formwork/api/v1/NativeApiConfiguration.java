package dev.formwork.api.v1;

import dev.formwork.api.ApiSettings;
import dev.formwork.api.PublicAddress;
import dev.formwork.api.approvals.Voting;
import dev.formwork.api.attention.Attention;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.runs.Cancellation;
import dev.formwork.api.runs.Decisions;
import dev.formwork.api.runs.Decommissions;
import dev.formwork.api.runs.OpenWaits;
import dev.formwork.api.runs.RunQueue;
import dev.formwork.api.runs.Runs;
import dev.formwork.api.runs.SignalTokens;
import dev.formwork.api.runs.Timelines;
import dev.formwork.api.scaffolder.ActionManifests;
import dev.formwork.api.scaffolder.GitHosts;
import dev.formwork.api.scaffolder.UserEntities;
import dev.formwork.catalog.template.TemplateRevisions;
import dev.formwork.integrations.localgit.LocalGitHost;
import dev.formwork.integrations.localgit.LocalGitServlet;
import java.net.URI;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;
import tools.jackson.databind.json.JsonMapper;

/** The native API. */
@Configuration(proxyBeanMethods = false)
public class NativeApiConfiguration {

  @Bean
  AboutController aboutController(
      ApiSettings settings, GitHosts hosts, Environment environment, UserEntities userEntities) {
    String mail = settings.notices().mail();
    String slack = settings.notices().slack();
    AboutController.Notices notices =
        new AboutController.Notices(
            mail == null ? whereSet(environment, "formwork.smtp.host", "smtp") : mail,
            slack == null ? whereSet(environment, "formwork.slack.token", "slack") : slack);
    return new AboutController(settings, hosts, notices, userEntities);
  }

  /** Where both processes get the same settings, the worker's say where its notices go. */
  private static String whereSet(Environment environment, String property, String channel) {
    return StringUtils.hasText(environment.getProperty(property)) ? channel : "outbox";
  }

  @Bean
  RunsController runsController(
      Runs runs,
      RunQueue queue,
      Cancellation cancellation,
      Permissions permissions,
      Audit audit,
      JsonMapper json,
      ApiSettings settings) {
    TemporalPages pages =
        new TemporalPages(settings.temporal().uiUrl(), settings.temporal().namespace());
    return new RunsController(
        runs, queue, cancellation, pages, permissions, audit, new JsonValues(json));
  }

  @Bean
  AttentionController attentionController(
      Attention attention, Permissions permissions, Audit audit, ApiSettings settings) {
    TemporalPages pages =
        new TemporalPages(settings.temporal().uiUrl(), settings.temporal().namespace());
    return new AttentionController(attention, pages, permissions, audit);
  }

  @Bean
  TimelineController timelineController(Runs runs, Timelines timelines, Permissions permissions) {
    return new TimelineController(runs, timelines, permissions);
  }

  @Bean
  WaitsController waitsController(
      Runs runs,
      OpenWaits waits,
      Decisions decisions,
      SignalTokens tokens,
      Permissions permissions,
      Audit audit,
      Voting voting,
      PublicAddress address) {
    return new WaitsController(runs, waits, decisions, tokens, permissions, audit, voting, address);
  }

  @Bean
  DecisionsController decisionsController(
      Runs runs, Decisions decisions, Permissions permissions, Audit audit) {
    return new DecisionsController(runs, decisions, permissions, audit);
  }

  @Bean
  UndoController undoController(
      Runs runs,
      Decommissions decommissions,
      ActionManifests actions,
      Permissions permissions,
      Audit audit) {
    return new UndoController(runs, decommissions, actions, permissions, audit);
  }

  @Bean
  GalleryController galleryController(
      TemplateRevisions templates, Permissions permissions, Audit audit) {
    return new GalleryController(templates, permissions, audit);
  }

  @Bean
  LintController lintController(
      TemplateRevisions templates,
      ActionManifests actions,
      GitHosts hosts,
      Permissions permissions,
      ApiSettings settings) {
    TemplateLinting linting = new TemplateLinting(actions, hosts, settings.runs().perTemplate());
    return new LintController(templates, linting, permissions);
  }

  @Bean
  OutboxController outboxController(JdbcClient jdbc, JsonMapper json, Permissions permissions) {
    return new OutboxController(jdbc, json, permissions);
  }

  @Bean
  @ConditionalOnMissingBean
  @Conditional(LocalGitIsOn.class)
  LocalGitHost localGitHost(ApiSettings settings, PublicAddress address) {
    URI served = settings.localGit().publicUrl();
    return new LocalGitHost(
        Objects.requireNonNull(settings.localGit().directory()),
        served == null ? URI.create(address.base() + "/git") : served);
  }

  /** Serves the repositories to Git itself. */
  @Bean
  @Conditional(LocalGitIsOn.class)
  ServletRegistrationBean<LocalGitServlet> localGitServlet(LocalGitHost host) {
    ServletRegistrationBean<LocalGitServlet> servlet =
        new ServletRegistrationBean<>(new LocalGitServlet(host), "/git/*");
    servlet.setLoadOnStartup(1);
    return servlet;
  }

  @Bean
  RepositoriesController repositoriesController(ObjectProvider<LocalGitHost> host) {
    return new RepositoriesController(host.getIfAvailable());
  }
}
