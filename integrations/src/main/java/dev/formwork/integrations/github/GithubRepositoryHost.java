package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.port.scm.BranchProtection;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositorySettings;
import dev.formwork.integrations.git.GitClient;
import dev.formwork.integrations.git.GitClient.Pushed;
import dev.formwork.integrations.git.GitRemote;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.git.RunTrace;
import dev.formwork.integrations.git.rest.HostWords;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** GitHub as a place for repositories. Commits are made here and pushed by Git over HTTPS. */
public final class GithubRepositoryHost implements RepositoryHost {

  private static final HostWords WORDS = new HostWords("GitHub");

  /** Refs of pull requests, which go with the repository alone. */
  private static final String PULLS = "refs/pull/";

  /** More than a run opens in a repository that it made. */
  private static final int MAX_ISSUES = 100;

  private static final String RAW = "application/vnd.github.raw+json";

  private final GithubApi api;
  private final GitClient git;

  public GithubRepositoryHost(GithubSettings settings) {
    this(settings, InstantSource.system());
  }

  GithubRepositoryHost(GithubSettings settings, InstantSource clock) {
    this(GithubApi.of(settings, clock), new GitClient(settings.requestTimeout()));
  }

  GithubRepositoryHost(GithubApi api, GitClient git) {
    this.api = api;
    this.git = git;
  }

  /** Follows a repository that was renamed; its new name is in the answer. */
  @Override
  public Optional<Repository> find(String owner, String name) {
    Answer answer = api.send(owner, Call.of("GET", Routes.repository(owner, name)));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw api.refused(answer, "read repository %s/%s".formatted(owner, name));
    }
    return Optional.of(repository(answer.json()));
  }

  @Override
  public Repository create(NewRepository wanted) {
    Answer answer =
        api.send(
            wanted.owner(),
            Call.of("POST", "/orgs/%s/repos".formatted(wanted.owner()), Bodies.creation(wanted)));
    if (answer.status() == 404) {
      answer = createForUser(wanted);
    }
    if (answer.isOk()) {
      return repository(answer.json());
    }
    if (Refusals.isNameTaken(answer)) {
      return find(wanted.owner(), wanted.name())
          .filter(found -> found.isMadeBy(wanted.mark()))
          .orElseThrow(() -> WORDS.taken(wanted));
    }
    throw api.refused(answer, "create repository %s/%s".formatted(wanted.owner(), wanted.name()));
  }

  private Answer createForUser(NewRepository wanted) {
    Answer user = api.send(wanted.owner(), Call.of("GET", "/user"));
    String login = user.json().path("login").asText();
    if (!user.isOk() || !login.equalsIgnoreCase(wanted.owner())) {
      throw new InvalidInput(
          "GitHub has no organisation '%s' that the token may create repositories in (input: repoUrl). Choose another owner, or give the token access."
              .formatted(wanted.owner()));
    }
    if (wanted.visibility() == NewRepository.Visibility.INTERNAL) {
      throw new InvalidInput(
          "A person's repository cannot be internal (input: repoVisibility). Use private or public.");
    }
    return api.send(wanted.owner(), Call.of("POST", "/user/repos", Bodies.creation(wanted)));
  }

  @Override
  public void configure(Repository repository, RepositorySettings settings) {
    String path = Routes.repository(repository.owner(), repository.name());
    Map<String, Object> changes = Bodies.settings(settings);
    if (!changes.isEmpty()) {
      api.require(
          repository.owner(), Call.of("PATCH", path, changes), "configure " + repository.slug());
    }
    if (!settings.topics().isEmpty()) {
      api.require(
          repository.owner(),
          Call.of("PUT", path + "/topics", Map.of("names", settings.topics())),
          "set the topics of " + repository.slug());
    }
  }

  @Override
  public Optional<String> protect(Repository repository, BranchProtection protection) {
    String path =
        "%s/branches/%s/protection"
            .formatted(
                Routes.repository(repository.owner(), repository.name()),
                Routes.encoded(protection.branch()));
    Answer answer =
        api.send(repository.owner(), Call.of("PUT", path, Bodies.protection(protection)));
    if (answer.isOk()) {
      return Optional.empty();
    }
    ActionException refused =
        api.refused(
            answer, "protect branch %s of %s".formatted(protection.branch(), repository.slug()));
    if (!refused.isFinal()) {
      throw refused;
    }
    return Optional.of(String.valueOf(refused.getMessage()));
  }

  @Override
  public CommitReceipt push(Repository repository, FirstCommit commit) {
    Pushed pushed = withLogin(repository, remote -> git.push(remote, commit));
    makeDefault(repository, commit.branch());
    return receipt(repository, pushed);
  }

  /** GitHub's own default is the account's; the branch that holds the files must be it. */
  private void makeDefault(Repository repository, String branch) {
    String path = Routes.repository(repository.owner(), repository.name());
    JsonNode now =
        api.require(repository.owner(), Call.of("GET", path), "read " + repository.slug()).json();
    if (!now.path("default_branch").asText().equals(branch)) {
      api.require(
          repository.owner(),
          Call.of("PATCH", path, Map.of("default_branch", branch)),
          "make %s the default branch of %s".formatted(branch, repository.slug()));
    }
  }

  @Override
  public CommitReceipt commit(Repository repository, FileCommit commit) {
    return receipt(repository, withLogin(repository, remote -> git.commit(remote, commit)));
  }

  @Override
  public Optional<String> read(Repository repository, String branch, String path) {
    String address =
        "%s/contents/%s?ref=%s"
            .formatted(
                Routes.repository(repository.owner(), repository.name()),
                Routes.encoded(path).replace("%2F", "/"),
                Routes.encoded(branch));
    Answer answer = api.send(repository.owner(), new Call("GET", address, null, RAW));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw api.refused(answer, "read %s of %s".formatted(path, repository.slug()));
    }
    return Optional.of(answer.response().body());
  }

  /** Looks before it deletes: another repository of this name stays. */
  @Override
  public void delete(Repository repository) {
    Optional<Repository> found = find(repository.owner(), repository.name());
    if (found.isEmpty() || !Objects.equals(found.get().mark(), repository.mark())) {
      return;
    }
    Answer answer =
        api.send(
            repository.owner(),
            Call.of("DELETE", Routes.repository(repository.owner(), repository.name())));
    if (!answer.isOk() && answer.status() != 404) {
      throw api.refused(answer, "delete repository " + repository.slug());
    }
  }

  @Override
  public Optional<String> changedSince(Repository repository, @Nullable String commitHash) {
    Optional<Repository> now = find(repository.owner(), repository.name());
    if (now.isPresent() && !now.get().slug().equalsIgnoreCase(repository.slug())) {
      return Optional.of("%s was renamed to %s.".formatted(repository.slug(), now.get().slug()));
    }
    String mark = repository.mark() == null ? repository.slug() : repository.mark();
    return withLogin(repository, remote -> git.changedSince(remote, commitHash, mark, PULLS))
        .or(() -> discussed(repository, RunTrace.of(mark)));
  }

  /** Pull requests are issues too; a repository without issues answers 410. */
  private Optional<String> discussed(Repository repository, RunTrace run) {
    String path =
        Routes.repository(repository.owner(), repository.name())
            + "/issues?state=all&per_page="
            + MAX_ISSUES;
    Answer answer = api.send(repository.owner(), Call.of("GET", path));
    if (answer.status() == 410 || answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw api.refused(answer, "read the issues of " + repository.slug());
    }
    return areClosedOf(run, answer.json())
        ? Optional.empty()
        : Optional.of("%s has issues or pull requests.".formatted(repository.slug()));
  }

  /** Whether the run opened and closed all of them, and nobody merged or said anything. */
  private static boolean areClosedOf(RunTrace run, JsonNode issues) {
    return issues.size() < MAX_ISSUES
        && issues
            .valueStream()
            .allMatch(
                issue ->
                    issue.path("state").asText().equals("closed")
                        && issue.path("comments").asInt() == 0
                        && !issue.path("pull_request").hasNonNull("merged_at")
                        && run.isOn(issue.path("body").asText()));
  }

  @Override
  public Repository ensure(String owner, String name, String defaultBranch) {
    return find(owner, name).orElseThrow(() -> WORDS.missing(owner, name));
  }

  @Override
  public String contentsUrl(Repository repository, String branch, String path) {
    return "%s/blob/%s%s".formatted(repository.webUrl(), branch, path.isEmpty() ? "" : "/" + path);
  }

  /** What Git logs in with to read repositories of this owner. */
  public Login login(String owner) {
    return api.login(owner);
  }

  /** Does something with Git; a login that has just ended is renewed once. */
  private <T> T withLogin(Repository repository, Function<GitRemote, T> work) {
    Login login = api.login(repository.owner());
    try {
      return work.apply(remote(repository, login));
    } catch (PermissionDenied e) {
      if (!api.refused(repository.owner(), login)) {
        throw e;
      }
      return work.apply(remote(repository, api.login(repository.owner())));
    }
  }

  private static GitRemote remote(Repository repository, Login login) {
    String name = "Repository %s on GitHub".formatted(repository.slug());
    return new GitRemote(name, repository.cloneUrl(), login);
  }

  private static CommitReceipt receipt(Repository repository, Pushed pushed) {
    URI page = URI.create(repository.webUrl() + "/commit/" + pushed.commit());
    return new CommitReceipt(pushed.commit(), pushed.moved(), page);
  }

  private static Repository repository(JsonNode json) {
    return new Repository(
        json.path("owner").path("login").asText(),
        json.path("name").asText(),
        URI.create(json.path("clone_url").asText()),
        URI.create(json.path("html_url").asText()),
        json.path("default_branch").asText("main"),
        MarkedDescription.mark(json.path("description").asText()).orElse(null));
  }
}
