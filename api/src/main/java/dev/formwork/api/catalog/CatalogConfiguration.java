package dev.formwork.api.catalog;

import dev.formwork.api.ApiSettings;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.scaffolder.GitHosts;
import dev.formwork.catalog.location.LocationReader;
import dev.formwork.catalog.location.LocationRules;
import dev.formwork.catalog.location.Locations;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.store.CatalogStore;
import dev.formwork.catalog.template.TemplateLimits;
import dev.formwork.catalog.template.TemplateRevisions;
import dev.formwork.integrations.localgit.LocalGitHost;
import dev.formwork.integrations.web.GitHost;
import dev.formwork.integrations.web.WebLocationReader;
import dev.formwork.integrations.web.WebSettings;
import dev.formwork.integrations.web.WebSourceReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The catalog and its routes. */
@Configuration(proxyBeanMethods = false)
public class CatalogConfiguration {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

  @Bean
  EntityQueries entityQueries(DataSource database) {
    return new EntityQueries(database);
  }

  @Bean
  CatalogStore catalogStore(DataSource database) {
    return new CatalogStore(database);
  }

  @Bean
  TemplateRevisions templateRevisions(DataSource database) {
    return new TemplateRevisions(database, TemplateLimits.standard());
  }

  /** Reads what is registered: from the configured Git hosts and nowhere else. */
  @Bean
  @ConditionalOnMissingBean
  LocationReader locationReader(
      ObjectProvider<LocalGitHost> local, GitHosts known, Environment environment) {
    List<GitHost> hosts = new ArrayList<>();
    local.ifAvailable(host -> hosts.add(GitHost.local(host.publicUrl())));
    hosts.addAll(new ReadableHosts(environment).of(known));
    return new WebLocationReader(
        new WebSourceReader(
            new WebSettings(hosts, List.of(), WebSettings.standardLimits(), READ_TIMEOUT)));
  }

  @Bean
  Locations locations(DataSource database, LocationReader reader, TemplateRevisions templates) {
    return new Locations(database, reader, templates, LocationRules.standard());
  }

  @Bean
  LocationRefresh locationRefresh(Locations locations, ApiSettings settings) {
    return new LocationRefresh(locations, settings.catalog());
  }

  @Bean
  Visibility visibility(Permissions permissions) {
    return new Visibility(permissions);
  }

  @Bean
  EntitiesController entitiesController(
      EntityQueries entities, CatalogStore store, Visibility visibility) {
    return new EntitiesController(entities, store, visibility);
  }

  @Bean
  EntityQueryController entityQueryController(EntityQueries entities, Visibility visibility) {
    return new EntityQueryController(entities, visibility);
  }

  @Bean
  EntityTrialController entityTrialController(Visibility visibility) {
    return new EntityTrialController(visibility);
  }

  @Bean
  LocationsController locationsController(Locations locations, Visibility visibility, Audit audit) {
    return new LocationsController(locations, visibility, audit);
  }
}
