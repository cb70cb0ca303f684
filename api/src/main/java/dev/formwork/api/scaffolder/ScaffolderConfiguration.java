package dev.formwork.api.scaffolder;

import dev.formwork.api.ApiSettings;
import dev.formwork.api.PublicAddress;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.runs.AcceptedRuns;
import dev.formwork.api.runs.Cancellation;
import dev.formwork.api.runs.Retries;
import dev.formwork.api.runs.RunStreams;
import dev.formwork.api.runs.Runs;
import dev.formwork.api.runs.Turns;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.template.TemplateRevisions;
import dev.formwork.integrations.catalog.CatalogTemplates;
import dev.formwork.integrations.postgres.PostgresActionManifests;
import dev.formwork.integrations.postgres.PostgresDryRunCalls;
import dev.formwork.integrations.postgres.SecretCipher;
import dev.formwork.workflows.payload.Keyring;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The scaffolder routes of Backstage. */
@Configuration(proxyBeanMethods = false)
public class ScaffolderConfiguration {

  @Bean
  ActionManifests actionManifests(JdbcClient jdbc) {
    return new ActionManifests(jdbc);
  }

  @Bean
  RunnableTemplates runnableTemplates(
      TemplateRevisions revisions, EntityQueries entities, Permissions permissions) {
    return new RunnableTemplates(
        new CatalogTemplates(revisions, entities), new VisibleParts(permissions));
  }

  @Bean
  UserEntities userEntities(EntityQueries entities) {
    return ref -> entities.byRef(EntityRef.parse(ref)).map(Entity::content);
  }

  @Bean
  GitHosts gitHosts(ApiSettings settings, Environment environment) {
    boolean githubLogin =
        environment.containsProperty("formwork.github.token")
            || environment.containsProperty("formwork.github.app-id");
    boolean gitlabLogin = environment.containsProperty("formwork.gitlab.token");
    return GitHosts.of(settings.hosts(), settings.localGit().isOn(), githubLogin, gitlabLogin);
  }

  @Bean
  FrozenRun frozenRun(
      DataSource database,
      GitHosts hosts,
      ApiSettings settings,
      UserEntities userEntities,
      RunnableTemplates templates,
      Permissions permissions,
      PublicAddress address) {
    return new FrozenRun(
        new PostgresActionManifests(database),
        hosts,
        settings.runs().environment(),
        userEntities,
        address::run,
        new LaunchableTemplates(templates, permissions),
        settings.runs().width(),
        Clock.systemUTC());
  }

  @Bean
  RetryController retryController(
      Runs runs,
      Retries retries,
      RunnableTemplates templates,
      Permissions permissions,
      Audit audit) {
    return new RetryController(runs, retries, templates, permissions, audit);
  }

  @Bean
  AutocompleteController autocompleteController(GitHosts hosts, ApiSettings settings) {
    return new AutocompleteController(hosts, settings.apiUrls());
  }

  @Bean
  ExtensionsController extensionsController(JsonMapper json) {
    return new ExtensionsController(json);
  }

  @Bean
  PermissionsController permissionsController(JsonMapper json, Runs runs) {
    return new PermissionsController(json, runs);
  }

  @Bean
  DryRuns dryRuns(WorkflowClient client, DataSource database, Keyring keyring) {
    return new DryRuns(client, new PostgresDryRunCalls(database, new SecretCipher(keyring)));
  }

  @Bean
  DryRunController dryRunController(
      DryRuns dryRuns,
      FrozenRun frozenRun,
      ApiSettings settings,
      Permissions permissions,
      Audit audit,
      JsonMapper json) {
    return new DryRunController(
        dryRuns, frozenRun, settings.runs().environment(), permissions, audit, json);
  }

  @Bean
  TemplatesController templatesController(RunnableTemplates templates, ActionManifests actions) {
    return new TemplatesController(templates, actions);
  }

  @Bean
  TasksController tasksController(
      Runs runs, RunStreams streams, Cancellation cancellation, Permissions permissions) {
    return new TasksController(runs, streams, cancellation, permissions);
  }

  @Bean
  NewTaskController newTaskController(
      RunnableTemplates templates,
      FrozenRun frozenRun,
      AcceptedRuns acceptedRuns,
      Turns turns,
      Permissions permissions,
      Audit audit,
      JsonMapper json) {
    return new NewTaskController(
        templates, frozenRun, acceptedRuns, turns, permissions, audit, json);
  }
}
