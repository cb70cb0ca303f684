package dev.formwork.worker;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionActivity;
import dev.formwork.activities.action.ActionManifest;
import dev.formwork.activities.action.ActionPorts;
import dev.formwork.activities.action.ActionRegistry;
import dev.formwork.activities.approval.ApprovalActions;
import dev.formwork.activities.bitbucket.BitbucketActions;
import dev.formwork.activities.catalog.CatalogActions;
import dev.formwork.activities.crossplane.CrossplaneActions;
import dev.formwork.activities.debug.DebugActions;
import dev.formwork.activities.fetch.FetchActions;
import dev.formwork.activities.fs.FileActions;
import dev.formwork.activities.gitea.GiteaActions;
import dev.formwork.activities.github.GithubActions;
import dev.formwork.activities.gitlab.GitlabActions;
import dev.formwork.activities.notify.NotifyActions;
import dev.formwork.activities.port.bitbucket.BitbucketClouds;
import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.checks.CheckHosts;
import dev.formwork.activities.port.child.ChildRuns;
import dev.formwork.activities.port.cluster.ClaimCluster;
import dev.formwork.activities.port.fetch.SourceReader;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.activities.port.scm.RepositoryHosts;
import dev.formwork.activities.port.secret.RunSecrets;
import dev.formwork.activities.port.sent.SentMessages;
import dev.formwork.activities.port.template.TemplateFiles;
import dev.formwork.activities.publish.PublishActions;
import dev.formwork.activities.template.TemplateActions;
import dev.formwork.activities.wait.WaitActions;
import dev.formwork.activities.workspace.Workspaces;
import dev.formwork.integrations.micrometer.MeteredSources;
import dev.formwork.integrations.postgres.PostgresActionManifests;
import dev.formwork.worker.HostConfiguration.HostTypes;
import dev.formwork.worker.NoticeConfiguration.Messengers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The actions of this worker and the one activity that runs them. */
@Configuration(proxyBeanMethods = false)
class ActionConfiguration {

  @Bean
  InstalledActions installedActions(
      RepositoryHosts hosts,
      BitbucketClouds bitbucket,
      Gitlabs gitlabs,
      GithubHosts githubs,
      CheckHosts giteaChecks,
      SentMessages sent,
      EntityCatalog catalog,
      TemplateFiles templates,
      MeterRegistry meters,
      SourceReader sources,
      Messengers messengers,
      ObjectProvider<ClaimCluster> cluster,
      ChildRuns childRuns,
      HostTypes types) {
    List<Action<?, ?>> actions = new ArrayList<>();
    actions.addAll(FetchActions.of(templates, new MeteredSources(sources, meters), types.types()));
    actions.addAll(FileActions.of());
    actions.addAll(DebugActions.of());
    actions.addAll(ApprovalActions.of());
    actions.addAll(WaitActions.of());
    actions.addAll(TemplateActions.of(childRuns, InstantSource.system()));
    actions.addAll(CatalogActions.of(catalog));
    actions.addAll(PublishActions.of(hosts));
    actions.addAll(BitbucketActions.of(bitbucket, sent));
    actions.addAll(PublishActions.github(githubs));
    actions.addAll(GithubActions.of(githubs, sent));
    actions.addAll(PublishActions.gitlab(gitlabs));
    actions.addAll(GitlabActions.of(gitlabs));
    actions.addAll(GiteaActions.of(giteaChecks));
    actions.addAll(CrossplaneActions.of(templates, hosts, cluster.getIfAvailable()));
    actions.addAll(NotifyActions.of(messengers.chat(), messengers.mail(), messengers.board()));
    return new InstalledActions(actions);
  }

  @Bean
  ActionRegistry actionRegistry(InstalledActions installed) {
    return ActionRegistry.of(installed.actions());
  }

  @Bean(destroyMethod = "")
  ActionActivity actionActivity(
      ActionRegistry registry,
      RunJournal journal,
      RunSecrets secrets,
      Workspaces workspaces,
      Messengers messengers,
      HostTypes types) {
    return new ActionActivity(
        registry,
        new ActionPorts(
            journal,
            secrets,
            workspaces,
            types.types(),
            List.of(NotifyActions.outcome(messengers.chat()))));
  }

  /** Makes the actions known to `api` before this worker takes its first step. */
  @Bean
  ApplicationRunner publishActions(ActionRegistry registry, PostgresActionManifests manifests) {
    return arguments ->
        manifests.publish(registry.manifests().stream().map(ActionManifest::json).toList());
  }
}
