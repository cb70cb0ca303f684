package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.port.checks.ChangeState;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.Repository;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Projects, their settings, owners and branches. Every repository is a project, too; what belongs
 * to a project goes with it.
 */
final class InMemoryProjects implements Projects, MergeRequests {

  private final InMemoryRepositoryHost repositories;
  private final boolean anythingExists;

  private final List<Project> projects = new ArrayList<>();
  private final Map<String, ProjectSettings> settings = new LinkedHashMap<>();
  private final List<String> branches = new ArrayList<>();
  private final Map<String, ChangeState> changes = new LinkedHashMap<>();

  /**
   * @param anythingExists whether a project that nobody added is taken for one that exists
   */
  InMemoryProjects(InMemoryRepositoryHost repositories, boolean anythingExists) {
    this.repositories = repositories;
    this.anythingExists = anythingExists;
  }

  synchronized void put(String project, long number, ChangeState change) {
    changes.put(project + "!" + number, change);
  }

  @Override
  public synchronized Optional<ChangeState> progress(String project, long number) {
    return Optional.ofNullable(changes.get(project + "!" + number));
  }

  synchronized int size() {
    return projects.size();
  }

  synchronized void add(Project project) {
    projects.add(project);
  }

  synchronized boolean anyBelow(String path) {
    return projects.stream().anyMatch(project -> project.path().startsWith(path));
  }

  @Override
  public synchronized Optional<Project> find(String project) {
    return projects.stream()
        .filter(known -> known.path().equals(project) || ("" + known.id()).equals(project))
        .findFirst()
        .or(() -> published(project));
  }

  private Optional<Project> published(String project) {
    return repositories.contents().values().stream()
        .map(stored -> project(stored.repository()))
        .filter(known -> known.path().equals(project) || ("" + known.id()).equals(project))
        .findFirst();
  }

  private static Project project(Repository repository) {
    long id = 100_000 + Integer.toUnsignedLong(repository.slug().hashCode());
    return new Project(
        id,
        repository.slug(),
        repository.webUrl(),
        repository.cloneUrl(),
        repository.defaultBranch());
  }

  Project require(String project) {
    return find(project)
        .or(() -> anythingExists ? Optional.of(assumed(project)) : Optional.empty())
        .orElseThrow(() -> InMemoryGitlab.nothing("project", project));
  }

  private synchronized Project assumed(String project) {
    boolean number = project.matches("\\d{1,18}");
    String path = number ? "project-" + project : project;
    URI page = URI.create(repositories.address() + "/" + path.replaceAll("[^A-Za-z0-9/_.-]", "-"));
    long id = number ? Long.parseLong(project) : 1 + projects.size();
    var assumed = new Project(id, path, page, page, "main");
    projects.add(assumed);
    return assumed;
  }

  @Override
  public synchronized void configure(String project, ProjectSettings wanted) {
    settings.put(project, wanted);
  }

  @Override
  public synchronized void addOwner(String project, long userId) {
    remember(project + " owner " + userId);
  }

  @Override
  public synchronized void createBranch(String project, String branch, String ref) {
    remember(project + " branch " + branch + " from " + ref);
  }

  @Override
  public synchronized void protectBranch(String project, String branch) {
    remember(project + " protected " + branch);
  }

  @Override
  public synchronized void dropBranch(String project, String branch) {
    boolean isUsed =
        Optional.ofNullable(repositories.contents().get(project)).stream()
            .flatMap(stored -> stored.branches().values().stream())
            .anyMatch(present -> present.messages().size() > 1);
    if (isUsed) {
      return;
    }
    branches.removeIf(what -> what.startsWith(project + " branch " + branch + " "));
    branches.remove(project + " protected " + branch);
  }

  @Override
  public synchronized void removeSourceBranch(String project, long number, boolean remove) {
    if (remove) {
      remember(project + " removes the branch of !" + number);
    }
  }

  @Override
  public synchronized void askApprovers(String project, long number) {
    remember(project + " asks the approvers of !" + number);
  }

  @Override
  public synchronized void mergeWhenReady(String project, long number) {
    remember(project + " merges !" + number + " when it is ready");
  }

  private void remember(String what) {
    if (!branches.contains(what)) {
      branches.add(what);
    }
  }

  synchronized Map<String, ProjectSettings> settings() {
    Map<String, ProjectSettings> present = new LinkedHashMap<>(settings);
    present.keySet().removeIf(project -> find(project).isEmpty());
    return Map.copyOf(present);
  }

  synchronized List<String> branches() {
    return branches.stream().filter(what -> find(what.split(" ")[0]).isPresent()).toList();
  }
}
