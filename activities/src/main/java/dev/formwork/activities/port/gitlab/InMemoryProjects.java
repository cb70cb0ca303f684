package dev.formwork.activities.port.gitlab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Projects, their settings, owners and branches. */
final class InMemoryProjects implements Projects {

  private final List<Project> projects = new ArrayList<>();
  private final Map<String, ProjectSettings> settings = new LinkedHashMap<>();
  private final List<String> branches = new ArrayList<>();

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
        .findFirst();
  }

  Project require(String project) {
    return find(project).orElseThrow(() -> InMemoryGitlab.nothing("project", project));
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

  private void remember(String what) {
    if (!branches.contains(what)) {
      branches.add(what);
    }
  }

  synchronized Map<String, ProjectSettings> settings() {
    return Map.copyOf(settings);
  }

  synchronized List<String> branches() {
    return List.copyOf(branches);
  }
}
