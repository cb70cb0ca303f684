package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
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
import dev.formwork.integrations.git.RunTrace;
import dev.formwork.integrations.gitlab.Wire.Answer;
import dev.formwork.integrations.gitlab.Wire.Body;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * GitLab as a place for repositories, which it calls projects. An owner is the path of a group or a
 * user; it is empty when the name is the number of a project. Commits are made here and pushed by
 * Git over HTTPS.
 */
public final class GitlabRepositoryHost implements RepositoryHost {

  /** GitLab allows 2,000: https://docs.gitlab.com/api/projects/ and its models, read 2026-11. */
  private static final int MAX_DESCRIPTION = 2000;

  /** Refs that GitLab keeps itself, and nobody can push to. */
  private static final String[] HIDDEN = {
    "refs/merge-requests/", "refs/keep-around/", "refs/pipelines/"
  };

  /** More than a run opens in a project that it made. */
  private static final int MAX_THINGS = 100;

  private final GitlabApi api;
  private final GitClient git;

  /** With the configured token. */
  public GitlabRepositoryHost(GitlabSettings settings) {
    this(
        GitlabApi.open(settings, new Wire(settings.apiUrl(), settings.requestTimeout()), null),
        new GitClient(settings.requestTimeout()));
  }

  GitlabRepositoryHost(GitlabApi api, GitClient git) {
    this.api = api;
    this.git = git;
  }

  /** Follows a project that was moved. One that waits for its deletion counts as gone. */
  @Override
  public Optional<Repository> find(String owner, String name) {
    String slug = slug(owner, name);
    return api.find(GitlabApi.project(slug, ""), "read project " + slug)
        .filter(json -> !GitlabGroups.isBeingDeleted(json))
        .map(GitlabRepositoryHost::repository);
  }

  @Override
  public Repository create(NewRepository wanted) {
    String slug = slug(wanted.owner(), wanted.name());
    Body body =
        new Body()
            .with("name", wanted.name())
            .with("path", wanted.name())
            .with("namespace_id", namespace(wanted.owner()))
            .with("visibility", wanted.visibility().name().toLowerCase(Locale.ROOT))
            .with("description", Marked.of(wanted.description(), wanted.mark(), MAX_DESCRIPTION));
    Answer answer = api.send(Call.of("POST", "/projects", body.fields()));
    if (answer.isOk()) {
      return repository(answer.json());
    }
    if (Refusals.isTaken(answer)) {
      return find(wanted.owner(), wanted.name())
          .filter(found -> found.isMadeBy(wanted.mark()))
          .orElseThrow(
              () ->
                  new NameTaken(
                      "Project %s already exists on GitLab, or one of this name is not deleted yet (input: repoUrl). Choose another name."
                          .formatted(slug)));
    }
    throw Refusals.translate(answer, "create project " + slug);
  }

  private long namespace(String owner) {
    return api.find("/namespaces/" + Wire.encoded(owner), "read namespace " + owner)
        .map(json -> json.path("id").asLong())
        .orElseThrow(
            () ->
                new InvalidInput(
                    "The namespace '%s' is not on GitLab, or the token may not use it (input: repoUrl). Choose another owner, or give the token access."
                        .formatted(owner)));
  }

  @Override
  public void configure(Repository repository, RepositorySettings settings) {
    Map<String, Object> body =
        new Body()
            .with("topics", settings.topics().isEmpty() ? null : settings.topics())
            .with("issues_access_level", access(settings.hasIssues()))
            .with("wiki_access_level", access(settings.hasWiki()))
            .with("remove_source_branch_after_merge", settings.deleteBranchOnMerge())
            .fields();
    if (!body.isEmpty()) {
      api.require(
          Call.of("PUT", path(repository, ""), body), "configure project " + repository.slug());
    }
  }

  private static @Nullable String access(@Nullable Boolean enabled) {
    return enabled == null ? null : enabled ? "enabled" : "disabled";
  }

  /** GitLab protects the default branch by itself; what needs a higher tier is told. */
  @Override
  public Optional<String> protect(Repository repository, BranchProtection protection) {
    new GitlabProjects(api).protectBranch(repository.slug(), protection.branch());
    return protection.requiredApprovals() > 0 || protection.requireCodeOwnerReviews()
        ? Optional.of(
            "Approvals for branch %s of %s are rules of the project on GitLab. Set them there."
                .formatted(protection.branch(), repository.slug()))
        : Optional.empty();
  }

  @Override
  public CommitReceipt push(Repository repository, FirstCommit commit) {
    Pushed pushed = git.push(remote(repository), commit);
    String what = "make %s the default branch of %s".formatted(commit.branch(), repository.slug());
    JsonNode now = api.require(Call.of("GET", path(repository, "")), what);
    if (!now.path("default_branch").asText().equals(commit.branch())) {
      api.require(
          Call.of("PUT", path(repository, ""), Map.of("default_branch", commit.branch())), what);
    }
    return receipt(repository, pushed);
  }

  @Override
  public CommitReceipt commit(Repository repository, FileCommit commit) {
    return receipt(repository, git.commit(remote(repository), commit));
  }

  @Override
  public Optional<String> read(Repository repository, String branch, String path) {
    String address =
        "/repository/files/%s/raw?ref=%s".formatted(Wire.encoded(path), Wire.encoded(branch));
    Answer answer = api.send(Call.of("GET", path(repository, address)));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw Refusals.translate(answer, "read %s of %s".formatted(path, repository.slug()));
    }
    return Optional.of(answer.response().body());
  }

  /**
   * Looks before it deletes: another project of this name stays. GitLab only marks a project at
   * first, and may keep its name; a second call deletes it for good, where it is allowed.
   */
  @Override
  public void delete(Repository repository) {
    JsonNode found = mine(repository).orElse(null);
    if (found == null) {
      return;
    }
    String what = "delete project " + repository.slug();
    String byId = GitlabApi.project(found.path("id").asText(), "");
    if (!GitlabGroups.isBeingDeleted(found)) {
      api.delete(byId, what);
    }
    Optional<JsonNode> left = api.find(byId, what);
    if (left.isPresent() && GitlabGroups.isBeingDeleted(left.get())) {
      api.deleteNow(byId, left.get().path("path_with_namespace").asText(), what);
    }
  }

  private Optional<JsonNode> mine(Repository repository) {
    return api.find(path(repository, ""), "read project " + repository.slug())
        .filter(json -> Objects.equals(repository(json).mark(), repository.mark()));
  }

  @Override
  public Optional<String> changedSince(Repository repository, @Nullable String commitHash) {
    Optional<Repository> now = find(repository.owner(), repository.name());
    if (now.isPresent() && !now.get().slug().equalsIgnoreCase(repository.slug())) {
      return Optional.of("%s was moved to %s.".formatted(repository.slug(), now.get().slug()));
    }
    String mark = repository.mark() == null ? repository.slug() : repository.mark();
    RunTrace run = RunTrace.of(mark);
    return git.changedSince(remote(repository), commitHash, mark, HIDDEN)
        .or(() -> discussed(repository, "issues", run))
        .or(() -> discussed(repository, "merge_requests", run));
  }

  /** A project without issues answers 403 or 404. */
  private Optional<String> discussed(Repository repository, String things, RunTrace run) {
    String address = "/%s?scope=all&per_page=%d".formatted(things, MAX_THINGS);
    Answer answer = api.send(Call.of("GET", path(repository, address)));
    if (answer.status() == 404 || answer.status() == 403) {
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw Refusals.translate(answer, "read the %s of %s".formatted(things, repository.slug()));
    }
    return areClosedOf(run, answer.json())
        ? Optional.empty()
        : Optional.of("%s has %s.".formatted(repository.slug(), things.replace('_', ' ')));
  }

  /** Whether the run opened and closed all of them, and nobody merged or said anything. */
  private static boolean areClosedOf(RunTrace run, JsonNode things) {
    return things.size() < MAX_THINGS
        && things
            .valueStream()
            .allMatch(
                thing ->
                    thing.path("state").asText().equals("closed")
                        && thing.path("user_notes_count").asInt() == 0
                        && run.isOn(thing.path("description").asText()));
  }

  @Override
  public Repository ensure(String owner, String name, String defaultBranch) {
    return find(owner, name)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "Project %s does not exist on GitLab, or the token may not see it (input: repoUrl). Create it, then retry the run."
                        .formatted(slug(owner, name))));
  }

  @Override
  public String contentsUrl(Repository repository, String branch, String path) {
    return "%s/-/blob/%s%s"
        .formatted(repository.webUrl(), branch, path.isEmpty() ? "" : "/" + path);
  }

  private GitRemote remote(Repository repository) {
    return remote(api, repository.slug(), repository.cloneUrl());
  }

  static GitRemote remote(GitlabApi api, String slug, URI cloneUrl) {
    return new GitRemote("Project %s on GitLab".formatted(slug), cloneUrl, api.login());
  }

  private static CommitReceipt receipt(Repository repository, Pushed pushed) {
    URI page = URI.create(repository.webUrl() + "/-/commit/" + pushed.commit());
    return new CommitReceipt(pushed.commit(), pushed.moved(), page);
  }

  private static Repository repository(JsonNode json) {
    String branch = json.path("default_branch").asText("");
    return new Repository(
        json.path("namespace").path("full_path").asText(),
        json.path("path").asText(),
        URI.create(json.path("http_url_to_repo").asText()),
        URI.create(json.path("web_url").asText()),
        branch.isEmpty() || branch.equals("null") ? "main" : branch,
        Marked.mark(json.path("description").asText("")).orElse(null));
  }

  private static String path(Repository repository, String rest) {
    return GitlabApi.project(slug(repository.owner(), repository.name()), rest);
  }

  static String slug(String owner, String name) {
    return owner.isEmpty() ? name : owner + "/" + name;
  }
}
