package dev.formwork.activities.port.github;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.checks.InMemoryCheckHost;
import dev.formwork.activities.port.scm.InMemoryPullRequestHost;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A GitHub that lives as long as this object. It knows the repositories of its host. */
public final class InMemoryGithub
    implements RepositoryAdmin,
        ProtectedBranches,
        Webhooks,
        DeployKeys,
        Autolinks,
        Environments,
        Pages,
        Workflows {

  private record Numbered<T>(long id, T value) {}

  private final InMemoryRepositoryHost repositories;
  private final InMemoryPullRequestHost pullRequests;
  private final InMemoryIssues issues = new InMemoryIssues();
  private final InMemoryCheckHost checks = new InMemoryCheckHost();
  private final Map<String, Object> things = new TreeMap<>();
  private long lastId;

  public InMemoryGithub(InMemoryRepositoryHost repositories) {
    this(repositories, new InMemoryPullRequestHost(repositories));
  }

  public InMemoryGithub(InMemoryRepositoryHost repositories, InMemoryPullRequestHost pullRequests) {
    this.repositories = repositories;
    this.pullRequests = pullRequests;
  }

  /** This GitHub by its parts. */
  public Github github() {
    return new Github(
        repositories, pullRequests, this, this, this, this, this, this, issues, this, this, checks);
  }

  /** How its commits and pull requests stand. */
  public InMemoryCheckHost checks() {
    return checks;
  }

  /** Gives an issue another title, as a person does. */
  public void retitle(RepositoryName repository, long number, String title) {
    issues.retitle(repository, number, title);
  }

  /** Everything but the repositories, by repository, kind and name; comparable. */
  public synchronized Map<String, Object> contents() {
    Map<String, Object> contents = new TreeMap<>(things);
    contents.putAll(issues.contents());
    return contents;
  }

  /** The thing of this kind and name, as it was asked for. */
  public synchronized @Nullable Object thing(RepositoryName repository, String kind, String name) {
    Object thing = contents().get(key(repository, kind, name));
    return thing instanceof Numbered<?> numbered ? numbered.value() : thing;
  }

  private String key(RepositoryName repository, String kind, String name) {
    if (repositories.find(repository.owner(), repository.name()).isEmpty()) {
      throw new InvalidInput(
          "Repository %s does not exist (input: repoUrl). Create it first."
              .formatted(repository.slug()));
    }
    return "%s %s %s".formatted(repository.slug(), kind, name);
  }

  private <T> Optional<Numbered<T>> find(
      RepositoryName repository, String kind, String name, Class<T> type) {
    Object found = things.get(key(repository, kind, name));
    return found instanceof Numbered<?> numbered
        ? Optional.of(new Numbered<>(numbered.id(), type.cast(numbered.value())))
        : Optional.empty();
  }

  private <T> Numbered<T> add(RepositoryName repository, String kind, String name, T value) {
    var numbered = new Numbered<>(lastId + 1, value);
    if (things.putIfAbsent(key(repository, kind, name), numbered) != null) {
      throw new NameTaken(
          "%s '%s' of %s exists already. Remove it, or choose another."
              .formatted(kind, name, repository.slug()));
    }
    lastId++;
    return numbered;
  }

  private void remove(long id) {
    things.values().removeIf(thing -> thing instanceof Numbered<?> found && found.id() == id);
  }

  @Override
  public synchronized void apply(RepositoryName repository, RepositoryOptions options) {
    things.put(key(repository, "options", ""), options);
  }

  @Override
  public synchronized void shareWorkflows(RepositoryName repository, WorkflowAccess access) {
    things.put(key(repository, "workflow access", ""), access);
  }

  @Override
  public synchronized void keepSecret(RepositoryName repository, String name, String value) {
    things.put(key(repository, "secret", name), value);
  }

  @Override
  public synchronized Optional<String> secretState(RepositoryName repository, String name) {
    return state(repository, "secret", name);
  }

  private Optional<String> state(RepositoryName repository, String kind, String name) {
    Object thing = things.get(key(repository, kind, name));
    return thing == null ? Optional.empty() : Optional.of(thing + " " + thing.hashCode());
  }

  @Override
  public synchronized boolean hasSecret(RepositoryName repository, String name) {
    return things.containsKey(key(repository, "secret", name));
  }

  @Override
  public synchronized void dropSecret(RepositoryName repository, String name) {
    things.remove(key(repository, "secret", name));
  }

  @Override
  public synchronized Optional<String> rulesOf(RepositoryName repository, String branch) {
    return state(repository, "protection", branch);
  }

  @Override
  public synchronized boolean isProtected(RepositoryName repository, String branch) {
    return things.containsKey(key(repository, "protection", branch));
  }

  @Override
  public synchronized Optional<String> protect(RepositoryName repository, Protection protection) {
    things.put(key(repository, "protection", protection.branch()), protection);
    return Optional.empty();
  }

  @Override
  public synchronized void unprotect(RepositoryName repository, String branch) {
    things.remove(key(repository, "protection", branch));
  }

  @Override
  public synchronized Optional<Webhook> findWebhook(RepositoryName repository, String url) {
    return find(repository, "webhook", url, NewWebhook.class).map(InMemoryGithub::hook);
  }

  @Override
  public synchronized Webhook createWebhook(RepositoryName repository, NewWebhook webhook) {
    return hook(add(repository, "webhook", webhook.url(), webhook));
  }

  private static Webhook hook(Numbered<NewWebhook> found) {
    NewWebhook made = found.value();
    return new Webhook(
        found.id(),
        made.url(),
        made.events(),
        made.active(),
        made.contentType(),
        made.insecureSsl());
  }

  @Override
  public synchronized void deleteWebhook(RepositoryName repository, long id) {
    remove(id);
  }

  @Override
  public synchronized Optional<DeployKey> findKey(RepositoryName repository, String publicKey) {
    return find(repository, "deploy key", publicKey, String.class)
        .map(found -> new DeployKey(found.id(), found.value()));
  }

  @Override
  public synchronized DeployKey addKey(RepositoryName repository, String title, String publicKey) {
    return new DeployKey(add(repository, "deploy key", publicKey, title).id(), title);
  }

  @Override
  public synchronized void removeKey(RepositoryName repository, long id) {
    remove(id);
  }

  @Override
  public synchronized Optional<Autolink> findAutolink(RepositoryName repository, String keyPrefix) {
    return find(repository, "autolink", keyPrefix, NewAutolink.class)
        .map(found -> new Autolink(found.id(), found.value()));
  }

  @Override
  public synchronized Autolink addAutolink(RepositoryName repository, NewAutolink rule) {
    return new Autolink(add(repository, "autolink", rule.keyPrefix(), rule).id(), rule);
  }

  @Override
  public synchronized void removeAutolink(RepositoryName repository, long id) {
    remove(id);
  }

  @Override
  public synchronized Optional<String> stateOf(RepositoryName repository, String name) {
    return state(repository, "environment", name);
  }

  @Override
  public synchronized boolean hasEnvironment(RepositoryName repository, String name) {
    return things.containsKey(key(repository, "environment", name));
  }

  @Override
  public synchronized void putEnvironment(RepositoryName repository, Environment environment) {
    things.put(key(repository, "environment", environment.name()), environment);
  }

  @Override
  public synchronized void deleteEnvironment(RepositoryName repository, String name) {
    things.remove(key(repository, "environment", name));
  }

  @Override
  public synchronized Optional<Site> findSite(RepositoryName repository) {
    return Optional.ofNullable((Site) things.get(key(repository, "site", "")));
  }

  @Override
  public synchronized void enableSite(RepositoryName repository, Site site) {
    if (things.putIfAbsent(key(repository, "site", ""), site) != null) {
      throw new NameTaken(
          "Repository %s has a site already. Turn it off first.".formatted(repository.slug()));
    }
  }

  @Override
  public synchronized void disableSite(RepositoryName repository) {
    things.remove(key(repository, "site", ""));
  }

  @Override
  public synchronized Optional<Execution> dispatch(RepositoryName repository, Dispatch dispatch) {
    things.put(key(repository, "execution", "" + ++lastId), dispatch);
    return dispatch.wantsDetails() ? Optional.of(execution(repository, lastId)) : Optional.empty();
  }

  private static Execution execution(RepositoryName repository, long id) {
    String path = "%s/actions/runs/%d".formatted(repository.slug(), id);
    return new Execution(id, "https://api.github.com/repos/" + path, "https://github.com/" + path);
  }

  @Override
  public synchronized List<Execution> dispatched(
      RepositoryName repository, Dispatch dispatch, Instant since) {
    String prefix = key(repository, "execution", "");
    return things.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix) && dispatch.equals(entry.getValue()))
        .map(entry -> Long.parseLong(entry.getKey().substring(prefix.length())))
        .sorted()
        .map(id -> execution(repository, id))
        .toList();
  }
}
