package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.checks.ChangeState;
import dev.formwork.activities.port.scm.InMemoryPullRequestHost;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A GitLab that lives as long as this object, as its administrator sees it. */
public final class InMemoryGitlab implements Gitlabs.Door {

  /**
   * All that actions can change, comparable: names instead of ids, and no secrets.
   *
   * @param groups by path, with their marks
   * @param members level by group and member
   * @param openIssues by project and title
   * @param tokens valid tokens as `project kind name scopes`
   * @param variables by project, scope and key
   * @param activePipelines as `project branch variables`
   * @param triggerTokens descriptions of those that were left
   * @param activeTransfers by path of the new project
   * @param settings of projects, by path
   * @param branches made and protected ones and their merge requests, by project
   * @param files of branches that steps pushed to
   * @param repositories that steps published, by path
   * @param pullRequests that steps opened
   */
  public record Contents(
      Map<String, String> groups,
      Map<String, Integer> members,
      Map<String, Issue> openIssues,
      List<String> tokens,
      Map<String, NewVariable> variables,
      List<String> activePipelines,
      List<String> triggerTokens,
      Set<String> activeTransfers,
      Map<String, Projects.ProjectSettings> settings,
      List<String> branches,
      Map<String, Map<String, String>> files,
      Map<String, InMemoryRepositoryHost.Stored> repositories,
      List<InMemoryPullRequestHost.Stored> pullRequests) {}

  private final String address;
  private final InMemoryRepositoryHost repositories;
  private final InMemoryPullRequestHost pullRequests;
  private final InMemoryProjects projects;
  private final InMemoryBranches branches;
  private final InMemoryGroups groups;
  private final InMemoryIssues issues;
  private final InMemoryPipelines pipelines;
  private final InMemoryTokens tokens = new InMemoryTokens();
  private final InMemoryVariables variables = new InMemoryVariables();
  private final InMemoryTransfers transfers = new InMemoryTransfers();
  private final List<User> users = new ArrayList<>();

  /**
   * @param address base of all web addresses, such as `https://gitlab.com`
   */
  public InMemoryGitlab(String address) {
    this(address, false);
  }

  /** For dry runs: a project, group or issue that nobody added is taken for one that exists. */
  public static InMemoryGitlab whereAnythingExists(String address) {
    return new InMemoryGitlab(address, true);
  }

  private InMemoryGitlab(String address, boolean anythingExists) {
    this.address = address;
    this.repositories = new InMemoryRepositoryHost(address);
    this.pullRequests = new InMemoryPullRequestHost(repositories);
    this.projects = new InMemoryProjects(repositories, anythingExists);
    this.branches = new InMemoryBranches(projects);
    this.groups = new InMemoryGroups(address, projects, anythingExists);
    this.issues = new InMemoryIssues(projects, anythingExists);
    this.pipelines = new InMemoryPipelines(projects);
    addUser("root");
  }

  /** The roles, as everybody sees them. */
  public Gitlab roles() {
    return new Gitlab(
        repositories,
        pullRequests,
        branches,
        projects,
        groups,
        groups,
        projects,
        issues,
        pipelines,
        tokens,
        variables,
        transfers,
        new Everybody(users));
  }

  @Override
  public Gitlab open(@Nullable String token) {
    return roles();
  }

  /** Adds a group that no step made. */
  public Group addGroup(String path) {
    return groups.add(path, null);
  }

  /** Adds a project with a default branch `main`. */
  public Project addProject(String path) {
    var project =
        new Project(
            projects.size() + 1001,
            path,
            URI.create(address + "/" + path),
            URI.create(address + "/" + path + ".git"),
            "main");
    projects.add(project);
    return project;
  }

  /** Adds a user; the first of all, `root`, is whose token is used. */
  public User addUser(String username) {
    var user =
        new User(
            users.size() + 1,
            username,
            username,
            "active",
            URI.create(address + "/" + username),
            username + "@example.org",
            "2026-01-01T00:00:00Z",
            null);
    users.add(user);
    return user;
  }

  /** Lets somebody comment on an issue. */
  public void comment(long projectId, long iid) {
    issues.comment(projectId, iid);
  }

  /** Merges a merge request, as a person does. */
  public void merge(String project, long number) {
    pullRequests.merge(project, number);
  }

  /** Tells how a merge request stands. */
  public void put(String project, long number, ChangeState change) {
    projects.put(project, number, change);
  }

  /** Lets jobs of a pipeline fail. */
  public void fail(long pipeline, List<String> jobs) {
    pipelines.fail(pipeline, jobs);
  }

  /** Lets all pipelines and transfers end. */
  public void finishWork() {
    pipelines.finish();
    transfers.finish();
  }

  /** Independent of later changes. */
  public Contents contents() {
    return new Contents(
        groups.marks(),
        groups.levels(),
        issues.open(),
        tokens.valid(),
        variables.of(projects),
        pipelines.active(),
        pipelines.triggerTokens(),
        transfers.active(),
        projects.settings(),
        projects.branches(),
        branches.files(),
        repositories.contents(),
        pullRequests.contents());
  }

  private record Everybody(List<User> users) implements Users {

    @Override
    public User current() {
      return users.getFirst();
    }

    @Override
    public Optional<User> find(long id) {
      return users.stream().filter(user -> user.id() == id).findFirst();
    }

    @Override
    public Optional<User> named(String username) {
      return users.stream().filter(user -> user.username().equals(username)).findFirst();
    }
  }

  static InvalidInput nothing(String kind, String name) {
    return new InvalidInput(
        "GitLab has no %s '%s', or hides it from the token. Correct it.".formatted(kind, name));
  }
}
