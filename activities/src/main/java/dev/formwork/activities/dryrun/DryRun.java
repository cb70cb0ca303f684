package dev.formwork.activities.dryrun;

import dev.formwork.activities.action.ActionManifest;
import dev.formwork.activities.action.ActionPorts;
import dev.formwork.activities.action.ActionRegistry;
import dev.formwork.activities.action.DrySteps;
import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.fetch.SourceReader;
import dev.formwork.activities.port.secret.InMemoryRunSecrets;
import dev.formwork.activities.port.template.TemplateFiles.Opened;
import dev.formwork.activities.port.workspace.InMemorySnapshotStore;
import dev.formwork.activities.workspace.FileTree;
import dev.formwork.activities.workspace.WorkspaceLimits;
import dev.formwork.activities.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tries templates out in this process: the steps mean what they mean in a run, the actions are
 * those of the workers, and everything outside is in memory. Only `fetch` and reads of the catalog
 * reach outside, through the ports given here. Safe for many threads.
 */
public final class DryRun {

  /** A dry run lives in memory, so it gets less than a run. */
  private static final WorkspaceLimits LIMITS =
      new WorkspaceLimits(5_000, 64L << 20, 16L << 20, 64L << 20, 10_000);

  private final Map<String, String> hosts;
  private final SourceReader sources;
  private final EntityCatalog catalog;
  private final List<ActionManifest> installed;
  private final Path disk;

  /**
   * @param hosts type of every configured Git host by host name, such as `github.com` to `github`
   * @param sources reads absolute addresses
   * @param catalog read for entities, never written
   * @param installed more actions than the built-in ones, which are known but never carried out
   * @param disk existing directory for the files of dry runs under way
   */
  public DryRun(
      Map<String, String> hosts,
      SourceReader sources,
      EntityCatalog catalog,
      List<ActionManifest> installed,
      Path disk) {
    this.hosts = new LinkedHashMap<>(hosts);
    this.sources = sources;
    this.catalog = catalog;
    this.installed = List.copyOf(installed);
    this.disk = disk;
  }

  /** The actions that are carried out in this process. */
  public List<ActionManifest> builtIn() {
    return ActionRegistry.of(
            DryRunWorld.actions(digest -> Opened.lasting(disk), sources, catalog, hosts))
        .manifests();
  }

  /**
   * Runs the template to its end.
   *
   * @throws DryRunFailure when a step fails, a path of {@link DryRunRequest#files()} leaves the
   *     folder, or the output cannot be rendered; secrets in its message are redacted
   */
  public DryRunResult run(DryRunRequest request) {
    Path scratch = create();
    try {
      return run(request, scratch);
    } finally {
      FileTree.delete(scratch);
    }
  }

  private DryRunResult run(DryRunRequest request, Path scratch) {
    String runId = "dry-run-" + UUID.randomUUID();
    ScratchFiles files = ScratchFiles.write(request.files(), folder(scratch, "template"));
    ActionRegistry actions = ActionRegistry.of(DryRunWorld.actions(files, sources, catalog, hosts));
    var secrets = new InMemoryRunSecrets();
    secrets.keep(runId, request.secrets());
    var workspaces =
        new Workspaces(new InMemorySnapshotStore(), folder(scratch, "workspaces"), LIMITS);
    var journal = new DryRunJournal();
    var ports = new ActionPorts(journal, secrets, workspaces, hosts, List.of());
    try (var steps = new DrySteps(actions, ports)) {
      var rules = new DryRunRules(actions.manifests(), installed, request.extent());
      var walk = new DryRunWalk(DryRunRun.of(runId, request, hosts), rules, steps, journal);
      Map<String, Object> output = walk.run();
      return new DryRunResult(
          journal.lines(), workspace(workspaces, runId, walk.snapshot()), output);
    } catch (DryRunFailure failure) {
      throw failure.withLog(journal.lines());
    }
  }

  private static List<DryRunFile> workspace(
      Workspaces workspaces, String runId, @Nullable String snapshot) {
    try (var checkout = workspaces.checkOut(runId, snapshot)) {
      return ScratchFiles.read(checkout.root());
    }
  }

  private Path create() {
    try {
      return Files.createTempDirectory(disk, "dry-run-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(Path scratch, String name) {
    try {
      return Files.createDirectory(scratch.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
