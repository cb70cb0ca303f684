package dev.formwork.api.v1;

import dev.formwork.api.ApiSettings;
import dev.formwork.api.PublicAddress;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.runs.Cancellation;
import dev.formwork.api.runs.Runs;
import dev.formwork.api.scaffolder.GitHosts;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The native API. */
@Configuration(proxyBeanMethods = false)
public class NativeApiConfiguration {

  @Bean
  AboutController aboutController(ApiSettings settings, GitHosts hosts) {
    return new AboutController(settings, hosts);
  }

  @Bean
  RunsController runsController(
      Runs runs,
      Cancellation cancellation,
      Permissions permissions,
      Audit audit,
      JsonMapper json,
      ApiSettings settings) {
    TemporalPages pages =
        new TemporalPages(settings.temporal().uiUrl(), settings.temporal().namespace());
    return new RunsController(runs, cancellation, pages, permissions, audit, new JsonValues(json));
  }

  @Bean
  GalleryController galleryController(
      TemplateRevisions templates, Permissions permissions, Audit audit) {
    return new GalleryController(templates, permissions, audit);
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
