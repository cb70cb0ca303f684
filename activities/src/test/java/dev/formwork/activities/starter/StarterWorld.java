package dev.formwork.activities.starter;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionActivity;
import dev.formwork.activities.action.ActionManifest;
import dev.formwork.activities.action.ActionPorts;
import dev.formwork.activities.action.ActionRegistry;
import dev.formwork.activities.catalog.CatalogActions;
import dev.formwork.activities.crossplane.CrossplaneActions;
import dev.formwork.activities.fetch.FetchActions;
import dev.formwork.activities.notify.NotifyActions;
import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.catalog.InMemoryEntityCatalog;
import dev.formwork.activities.port.chat.ChatMessenger;
import dev.formwork.activities.port.chat.InMemoryChatMessenger;
import dev.formwork.activities.port.fetch.InMemorySourceReader;
import dev.formwork.activities.port.journal.InMemoryRunJournal;
import dev.formwork.activities.port.mail.InMemoryMailer;
import dev.formwork.activities.port.mail.Mailer;
import dev.formwork.activities.port.notice.InMemoryNoticeBoard;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import dev.formwork.activities.port.secret.InMemoryRunSecrets;
import dev.formwork.activities.port.template.InMemoryTemplateFiles;
import dev.formwork.activities.port.workspace.InMemorySnapshotStore;
import dev.formwork.activities.publish.PublishActions;
import dev.formwork.activities.workspace.WorkspaceLimits;
import dev.formwork.activities.workspace.Workspaces;
import dev.formwork.workflows.ActionPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Everything outside, in memory, and a worker's actions on it. */
final class StarterWorld {

  static final Map<String, String> HOSTS = Map.of("local", "local", "github.com", "github");

  final InMemoryRepositoryHost host = new InMemoryRepositoryHost();
  final InMemoryEntityCatalog catalog = new InMemoryEntityCatalog(this::entities);
  final InMemoryChatMessenger messenger = new InMemoryChatMessenger();
  final InMemoryMailer mailer = new InMemoryMailer();
  final InMemoryRunJournal journal = new InMemoryRunJournal();
  final InMemoryRunSecrets secrets = new InMemoryRunSecrets();
  final InMemorySnapshotStore snapshots = new InMemorySnapshotStore();
  private final ActionRegistry registry;
  private final ActionActivity activity;

  StarterWorld(StarterTemplate template, OneFault fault, Path disk) {
    var files = new InMemoryTemplateFiles().with("digest", template.files());
    var hosts =
        RepositoryHosts.of(Map.of())
            .with("local", "local", fault.watch(RepositoryHost.class, host));
    List<Action<?, ?>> actions = new ArrayList<>();
    actions.addAll(FetchActions.of(files, new InMemorySourceReader(), HOSTS));
    actions.addAll(PublishActions.of(hosts));
    actions.addAll(CatalogActions.of(fault.watch(EntityCatalog.class, catalog)));
    actions.addAll(CrossplaneActions.of(files, hosts, null));
    actions.addAll(
        NotifyActions.of(
            fault.watch(ChatMessenger.class, messenger),
            fault.watch(Mailer.class, mailer),
            new InMemoryNoticeBoard()));
    this.registry = ActionRegistry.of(actions);
    var workspaces = new Workspaces(snapshots, disk, WorkspaceLimits.DEFAULT);
    var observers = List.of(NotifyActions.outcome(messenger));
    this.activity =
        new ActionActivity(
            registry, new ActionPorts(journal, secrets, workspaces, HOSTS, observers));
  }

  ActionActivity activity() {
    return activity;
  }

  Map<String, ActionPolicy> policies() {
    Map<String, ActionPolicy> policies = new LinkedHashMap<>();
    for (ActionManifest manifest : registry.manifests()) {
      policies.put(manifest.id(), manifest.traits().policy());
    }
    return policies;
  }

  /** Files of a repository's main branch; empty when there is no such repository or branch. */
  Map<String, String> files(String slug) {
    InMemoryRepositoryHost.Stored stored = host.contents().get(slug);
    return stored == null || !stored.branches().containsKey("main")
        ? Map.of()
        : stored.branches().get("main").files();
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> entities(String target) {
    String marker = "/blob/main/";
    int at = target.indexOf(marker);
    String slug = target.substring("http://git.example/".length(), at);
    String text = files(slug).get(target.substring(at + marker.length()));
    List<Map<String, Object>> entities = new ArrayList<>();
    if (text != null) {
      for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
        entities.add((Map<String, Object>) document);
      }
    }
    return entities;
  }
}
