package dev.formwork.standalone.template;

import dev.formwork.activities.dryrun.DryRun;
import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.fetch.SourceReader;
import dev.formwork.templates.lint.KnownAction;
import dev.formwork.templates.lint.TemplateLint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the commands work with when there is no server: the usual Git hosts, all in memory. */
final class Workbench {

  /** Types of the hosts that a template may name without being told otherwise. */
  static final Map<String, String> HOSTS =
      Map.of(
          "local", "local",
          "github.com", "github",
          "gitlab.com", "gitlab",
          "gitea.com", "gitea",
          "bitbucket.org", "bitbucketCloud",
          "dev.azure.com", "azure");

  private Workbench() {}

  static DryRun dryRun(SourceReader sources, EntityCatalog catalog) {
    return new DryRun(
        HOSTS,
        sources,
        catalog,
        OfflineActions.shipped(),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  static DryRun dryRun() {
    return dryRun(new TestSources(Map.of()), new TestEntities(Map.of()));
  }

  /**
   * Lint that knows the shipped actions. Hosts are not checked: which ones are connected only the
   * server knows.
   *
   * @param more actions besides, which win over shipped ones of the same id
   */
  static TemplateLint lint(List<KnownAction> more) {
    List<KnownAction> known = new ArrayList<>(OfflineActions.known(dryRun()));
    known.addAll(more);
    return new TemplateLint(known, Map.of());
  }
}
