package dev.formwork.integrations.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.scm.BranchProtection;
import dev.formwork.activities.port.scm.Collaborator;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositorySettings;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.git.RunTrace;
import dev.formwork.integrations.git.rest.DescriptionMark;
import dev.formwork.integrations.git.rest.HostWords;
import dev.formwork.integrations.git.rest.HostedGit;
import dev.formwork.integrations.git.rest.RestAnswer;
import dev.formwork.integrations.git.rest.RestApi;
import dev.formwork.integrations.git.rest.RestCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gitea as a place for repositories. Commits are made here and pushed by Git over HTTP. */
public final class GiteaRepositoryHost implements RepositoryHost {

  /** Gitea refuses longer ones with 422: `CreateRepoOption` of its version 1.26. */
  private static final int MAX_DESCRIPTION = 2048;

  private static final HostWords WORDS = new HostWords("Gitea");

  /** Refs of pull requests, which go with the repository alone. */
  private static final String PULLS = "refs/pull/";

  /** More than a run opens in a repository that it made, and as many as Gitea lists at once. */
  private static final int MAX_ISSUES = 50;

  private final GiteaApi api;
  private final RestApi rest;
  private final HostedGit git;

  public GiteaRepositoryHost(GiteaSettings settings) {
    this.api = new GiteaApi(settings);
    this.rest = api.rest();
    this.git = new HostedGit(settings.requestTimeout(), api::remote, "commit");
  }

  @Override
  public Optional<Repository> find(String owner, String name) {
    return api.find(owner, name);
  }

  @Override
  public Repository create(NewRepository wanted) {
    String what = "create repository %s/%s".formatted(wanted.owner(), wanted.name());
    Map<String, Object> body = creation(wanted);
    RestAnswer answer =
        rest.send(
            RestCall.post("/orgs/%s/repos".formatted(RestCall.encoded(wanted.owner())), body));
    if (answer.status() == 404) {
      answer = createForUser(wanted, body);
    }
    if (answer.status() == 409) {
      return find(wanted.owner(), wanted.name())
          .filter(found -> found.isMadeBy(wanted.mark()))
          .orElseThrow(() -> WORDS.taken(wanted));
    }
    if (!answer.isOk()) {
      throw rest.refused(answer, what);
    }
    return api.repository(answer.json());
  }

  private static Map<String, Object> creation(NewRepository wanted) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", wanted.name());
    body.put(
        "description", DescriptionMark.of(wanted.description(), wanted.mark(), MAX_DESCRIPTION));
    body.put("private", wanted.visibility() != NewRepository.Visibility.PUBLIC);
    body.put("default_branch", wanted.defaultBranch());
    body.put("auto_init", false);
    return body;
  }

  private RestAnswer createForUser(NewRepository wanted, Map<String, Object> body) {
    RestAnswer user = rest.require(RestCall.get("/user"), "read whose token it is");
    if (!user.json().path("login").asText().equalsIgnoreCase(wanted.owner())) {
      throw new InvalidInput(
          "Gitea has no organisation '%s' that the token may create repositories in (input: repoUrl). Choose another owner, or give the token access."
              .formatted(wanted.owner()));
    }
    return rest.send(RestCall.post("/user/repos", body));
  }

  @Override
  public void configure(Repository repository, RepositorySettings settings) {
    String path = GiteaApi.path(repository.owner(), repository.name());
    Map<String, Object> changes = new LinkedHashMap<>();
    put(changes, "has_issues", settings.hasIssues());
    put(changes, "has_projects", settings.hasProjects());
    put(changes, "has_wiki", settings.hasWiki());
    put(changes, "default_delete_branch_after_merge", settings.deleteBranchOnMerge());
    put(changes, "allow_merge_commits", settings.allowMergeCommit());
    put(changes, "allow_squash_merge", settings.allowSquashMerge());
    put(changes, "allow_rebase", settings.allowRebaseMerge());
    if (!changes.isEmpty()) {
      rest.require(RestCall.patch(path, changes), "configure " + repository.slug());
    }
    if (!settings.topics().isEmpty()) {
      rest.require(
          RestCall.put(path + "/topics", Map.of("topics", settings.topics())),
          "set the topics of " + repository.slug());
    }
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  @Override
  public void letIn(Repository repository, List<Collaborator> collaborators) {
    new GiteaCollaborators(rest, repository).letIn(collaborators);
  }

  /** A rule of this name that is there is changed: Gitea answers 403 to a second one. */
  @Override
  public Optional<String> protect(Repository repository, BranchProtection protection) {
    String path = GiteaApi.path(repository.owner(), repository.name()) + "/branch_protections";
    String what = "protect branch %s of %s".formatted(protection.branch(), repository.slug());
    Map<String, Object> rule = rule(protection);
    RestAnswer answer =
        rest.send(RestCall.patch(path + "/" + RestCall.encoded(protection.branch()), rule));
    if (answer.status() == 404) {
      answer = rest.send(RestCall.post(path, rule));
    }
    return rest.shortfall(answer, what);
  }

  private static Map<String, Object> rule(BranchProtection protection) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("rule_name", protection.branch());
    rule.put("enable_push", false);
    rule.put("required_approvals", protection.requiredApprovals());
    rule.put("dismiss_stale_approvals", protection.dismissStaleReviews());
    rule.put("block_on_outdated_branch", protection.requireUpToDate());
    rule.put("block_admin_merge_override", protection.enforceAdmins());
    rule.put("enable_status_check", !protection.requiredStatusChecks().isEmpty());
    rule.put("status_check_contexts", protection.requiredStatusChecks());
    return rule;
  }

  @Override
  public CommitReceipt push(Repository repository, FirstCommit commit) {
    CommitReceipt receipt = git.push(repository, commit);
    if (!repository.defaultBranch().equals(commit.branch())) {
      rest.require(
          RestCall.patch(
              GiteaApi.path(repository.owner(), repository.name()),
              Map.of("default_branch", commit.branch())),
          "make %s the default branch of %s".formatted(commit.branch(), repository.slug()));
    }
    return receipt;
  }

  @Override
  public CommitReceipt commit(Repository repository, FileCommit commit) {
    return git.commit(repository, commit);
  }

  /** By Git: Gitea's own interface takes a moment to see what was pushed. */
  @Override
  public Optional<String> read(Repository repository, String branch, String path) {
    return git.read(repository, branch, path);
  }

  /** Looks before it deletes: another repository of this name stays. */
  @Override
  public void delete(Repository repository) {
    Optional<Repository> found = find(repository.owner(), repository.name());
    if (found.isEmpty() || !Objects.equals(found.get().mark(), repository.mark())) {
      return;
    }
    rest.find(
        RestCall.delete(GiteaApi.path(repository.owner(), repository.name())),
        "delete repository " + repository.slug());
  }

  @Override
  public Optional<String> changedSince(Repository repository, @Nullable String commitHash) {
    String mark = repository.mark() == null ? repository.slug() : repository.mark();
    return git.changedSince(repository, commitHash, PULLS)
        .or(() -> discussed(repository, RunTrace.of(mark)));
  }

  /** Pull requests are issues too. */
  private Optional<String> discussed(Repository repository, RunTrace run) {
    String path = GiteaApi.path(repository.owner(), repository.name());
    return rest.find(
            RestCall.get(path + "/issues?state=all&limit=" + MAX_ISSUES),
            "read the issues of " + repository.slug())
        .filter(answer -> !areClosedOf(run, answer.json()))
        .map(answer -> "%s has issues or pull requests.".formatted(repository.slug()));
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
                        && !issue.path("pull_request").path("merged").asBoolean()
                        && run.isOn(issue.path("body").asText()));
  }

  @Override
  public Repository ensure(String owner, String name, String defaultBranch) {
    return find(owner, name).orElseThrow(() -> WORDS.missing(owner, name));
  }

  @Override
  public String contentsUrl(Repository repository, String branch, String path) {
    return "%s/src/branch/%s%s"
        .formatted(repository.webUrl(), branch, path.isEmpty() ? "/" : "/" + path);
  }

  /** What Git logs in with to read repositories. */
  public Login login() {
    return api.login();
  }
}
