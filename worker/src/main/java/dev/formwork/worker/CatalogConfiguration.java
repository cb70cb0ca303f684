package dev.formwork.worker;

import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.template.TemplateFiles;
import dev.formwork.catalog.location.LocationReader;
import dev.formwork.catalog.location.LocationRules;
import dev.formwork.catalog.location.Locations;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.template.TemplateLimits;
import dev.formwork.catalog.template.TemplateRevisions;
import dev.formwork.integrations.catalog.FormworkEntityCatalog;
import dev.formwork.integrations.catalog.RevisionFiles;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.github.GithubRepositoryHost;
import dev.formwork.integrations.web.GitHost;
import dev.formwork.integrations.web.WebLocationReader;
import dev.formwork.integrations.web.WebSettings;
import dev.formwork.integrations.web.WebSourceReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalog, and what templates and locations are read from. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  @Bean
  WebSourceReader sourceReader(WorkerSettings settings) {
    List<GitHost> hosts = new ArrayList<>();
    if (settings.localGit().directory() != null) {
      hosts.add(GitHost.local(settings.gitUrl()));
    }
    hosts.add(github(settings.github()));
    hosts.add(gitlab(settings.gitlab()));
    PushHosts.gitea(settings).ifPresent(hosts::add);
    hosts.addAll(PushHosts.readable(settings));
    return new WebSourceReader(
        new WebSettings(
            hosts, settings.fetch().allowedHosts(), WebSettings.standardLimits(), READ_TIMEOUT));
  }

  private static GitHost github(WorkerSettings.Github github) {
    URI address = URI.create(github.apiUrl().getScheme() + "://" + github.host());
    if (!github.isConfigured()) {
      return GitHost.github(address, owner -> Optional.empty());
    }
    GithubRepositoryHost host = HostConfiguration.githubHost(github);
    return GitHost.github(address, owner -> Optional.of(host.login(owner)));
  }

  private static GitHost gitlab(WorkerSettings.Gitlab gitlab) {
    Optional<Login> login =
        Optional.ofNullable(gitlab.token())
            .filter(token -> !token.isBlank())
            .map(token -> new Login("oauth2", token));
    return GitHost.gitlab(gitlab.webUrl(), owner -> login);
  }

  @Bean
  LocationReader locationReader(WebSourceReader reader) {
    return new WebLocationReader(reader);
  }

  @Bean
  TemplateRevisions templateRevisions(DataSource database) {
    return new TemplateRevisions(database, TemplateLimits.standard());
  }

  @Bean
  Locations locations(DataSource database, LocationReader reader, TemplateRevisions templates) {
    return new Locations(database, reader, templates, LocationRules.standard());
  }

  @Bean
  EntityQueries entityQueries(DataSource database) {
    return new EntityQueries(database);
  }

  @Bean
  EntityCatalog entityCatalog(Locations locations, EntityQueries entities) {
    return new FormworkEntityCatalog(locations, entities);
  }

  @Bean
  TemplateFiles templateFiles(TemplateRevisions revisions, WorkerSettings settings) {
    return new RevisionFiles(revisions, settings.workspace().directory().resolve("templates"));
  }
}
