package dev.formwork.worker;

import dev.formwork.activities.port.child.ChildRuns;
import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.activities.port.secret.RunSecrets;
import dev.formwork.activities.port.sent.SentMessages;
import dev.formwork.activities.port.workspace.SnapshotStore;
import dev.formwork.activities.workspace.WorkspaceLimits;
import dev.formwork.activities.workspace.Workspaces;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.template.TemplateRevisions;
import dev.formwork.integrations.catalog.CatalogTemplates;
import dev.formwork.integrations.micrometer.MeteredJournal;
import dev.formwork.integrations.micrometer.RunMeter;
import dev.formwork.integrations.postgres.PostgresActionManifests;
import dev.formwork.integrations.postgres.PostgresChildRuns;
import dev.formwork.integrations.postgres.PostgresRunJournal;
import dev.formwork.integrations.postgres.PostgresRunSecrets;
import dev.formwork.integrations.postgres.PostgresSentMessages;
import dev.formwork.integrations.postgres.PostgresSnapshotStore;
import dev.formwork.integrations.postgres.SecretCipher;
import dev.formwork.integrations.s3.S3BlobContents;
import dev.formwork.integrations.temporal.MadeByWorkflows;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.SealedRequests;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept in PostgreSQL, in a bucket and in the worker's own folder. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

  /** Files of finished steps on the disk, for the next step of their runs. */
  private static final int PARKED_FILES = 100_000;

  @Bean
  RunJournal runJournal(DataSource dataSource, MeterRegistry meters) {
    RunMeter runs = new RunMeter(meters);
    return new MeteredJournal(new PostgresRunJournal(dataSource, runs::ended), meters);
  }

  @Bean
  RunSecrets runSecrets(DataSource dataSource, Keyring keyring) {
    return new PostgresRunSecrets(dataSource, new SecretCipher(keyring));
  }

  @Bean
  PostgresSnapshotStore snapshotStore(DataSource dataSource, WorkerSettings settings) {
    WorkspaceSettings workspace = settings.workspace();
    S3BlobContents bucket =
        workspace.s3().isConfigured() ? new S3BlobContents(workspace.s3().settings()) : null;
    return new PostgresSnapshotStore(
        dataSource, bucket, workspace.store() == WorkspaceSettings.Store.S3);
  }

  @Bean
  SnapshotCleanup snapshotCleanup(PostgresSnapshotStore store, WorkerSettings settings) {
    WorkspaceSettings workspace = settings.workspace();
    return new SnapshotCleanup(store, workspace.cleanupInterval(), workspace.retention());
  }

  @Bean
  Workspaces workspaces(SnapshotStore store, WorkerSettings settings) {
    WorkspaceSettings workspace = settings.workspace();
    return new Workspaces(
        store,
        workspace.directory(),
        new WorkspaceLimits(
            workspace.maxFiles(),
            workspace.maxBytes().toBytes(),
            workspace.maxFileBytes().toBytes(),
            workspace.cache().toBytes(),
            PARKED_FILES),
        workspace.retention().isPositive());
  }

  @Bean
  IdleWorkspaces idleWorkspaces(Workspaces workspaces) {
    return new IdleWorkspaces(workspaces);
  }

  @Bean
  PostgresActionManifests actionManifests(DataSource dataSource) {
    return new PostgresActionManifests(dataSource);
  }

  @Bean
  ChildRuns childRuns(
      DataSource dataSource,
      Keyring keyring,
      DataConverter converter,
      WorkflowClient client,
      PostgresActionManifests manifests,
      TemplateRevisions revisions,
      EntityQueries entities) {
    return new PostgresChildRuns(
        dataSource,
        new SealedRequests(converter),
        new SecretCipher(keyring),
        manifests,
        new CatalogTemplates(revisions, entities)::find,
        new MadeByWorkflows(client, converter)::find);
  }

  @Bean
  SentMessages sentMessages(DataSource dataSource) {
    return new PostgresSentMessages(dataSource);
  }
}
