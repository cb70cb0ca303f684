package dev.formwork.worker;

import dev.formwork.activities.action.ActionRegistry;
import dev.formwork.activities.dryrun.AnsweredDryRuns;
import dev.formwork.activities.dryrun.DryRun;
import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.fetch.SourceReader;
import dev.formwork.activities.workspace.FileTree;
import dev.formwork.integrations.postgres.PostgresDryRunCalls;
import dev.formwork.integrations.postgres.SecretCipher;
import dev.formwork.worker.HostConfiguration.HostTypes;
import dev.formwork.workflows.payload.Keyring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Dry runs, which `api` asks for and this worker carries out in memory. */
@Configuration(proxyBeanMethods = false)
class DryRunConfiguration {

  @Bean
  DryRun dryRun(
      HostTypes types,
      SourceReader sources,
      EntityCatalog catalog,
      ActionRegistry registry,
      WorkerSettings settings)
      throws IOException {
    Path disk = settings.workspace().directory().resolve("dry-runs");
    FileTree.delete(disk);
    return new DryRun(
        types.types(), sources, catalog, registry.manifests(), Files.createDirectories(disk));
  }

  @Bean
  AnsweredDryRuns answeredDryRuns(DryRun dryRun, DataSource dataSource, Keyring keyring) {
    return new AnsweredDryRuns(
        dryRun, new PostgresDryRunCalls(dataSource, new SecretCipher(keyring)));
  }
}
