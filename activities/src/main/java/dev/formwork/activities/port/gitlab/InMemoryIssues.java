package dev.formwork.activities.port.gitlab;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Issues; the mark stands in the description. */
final class InMemoryIssues implements Issues {

  private static final String NOW = "2026-11-21T10:00:00.000Z";

  private final InMemoryProjects projects;
  private final boolean anythingExists;
  private final List<Issue> issues = new ArrayList<>();

  InMemoryIssues(InMemoryProjects projects, boolean anythingExists) {
    this.anythingExists = anythingExists;
    this.projects = projects;
  }

  @Override
  public synchronized Optional<Issue> madeBy(String project, String mark) {
    long id = projects.require(project).id();
    return issues.stream()
        .filter(issue -> issue.projectId() == id && issue.description().contains(mark))
        .findFirst();
  }

  @Override
  public synchronized Optional<Issue> find(String project, long iid) {
    long id = projects.require(project).id();
    return issues.stream()
        .filter(issue -> issue.projectId() == id && issue.iid() == iid)
        .findFirst()
        .or(() -> anythingExists ? Optional.of(assumed(id, iid)) : Optional.empty());
  }

  private Issue assumed(long projectId, long iid) {
    URI page = URI.create(projects.require("" + projectId).webUrl() + "/-/issues/" + iid);
    var issue =
        new Issue(
            projectId,
            5000 + issues.size(),
            iid,
            page,
            "opened",
            NOW,
            "Issue " + iid,
            "",
            List.of(),
            List.of(),
            false,
            false,
            null,
            null,
            null,
            "issue",
            0);
    issues.add(issue);
    return issue;
  }

  @Override
  public synchronized Issue create(String project, NewIssue wanted) {
    Project owner = projects.require(project);
    long iid = issues.stream().filter(issue -> issue.projectId() == owner.id()).count() + 1;
    String description = wanted.description() == null ? "" : wanted.description();
    var issue =
        new Issue(
            owner.id(),
            5000 + issues.size(),
            iid,
            URI.create(owner.webUrl() + "/-/issues/" + iid),
            "opened",
            NOW,
            wanted.title(),
            description + " " + wanted.mark(),
            list(wanted.labels()),
            wanted.assignees(),
            Boolean.TRUE.equals(wanted.confidential()),
            false,
            date(wanted.dueDate()),
            wanted.milestoneId(),
            wanted.weight(),
            wanted.type() == null ? "issue" : wanted.type(),
            0);
    issues.add(issue);
    return issue;
  }

  @Override
  public synchronized Issue change(String project, long iid, IssueChange change) {
    Issue now =
        find(project, iid).orElseThrow(() -> InMemoryGitlab.nothing("issue", project + "#" + iid));
    Issue changed =
        new Issue(
            now.projectId(),
            now.id(),
            now.iid(),
            now.webUrl(),
            state(now.state(), change.stateEvent()),
            now.updatedAt(),
            or(change.title(), now.title()),
            or(change.description(), now.description()),
            labels(now.labels(), change),
            or(change.assignees(), now.assignees()),
            or(change.confidential(), now.confidential()),
            or(change.discussionLocked(), now.discussionLocked()),
            change.dueDate() == null ? now.dueDate() : date(change.dueDate()),
            change.milestoneId() == null ? now.milestoneId() : zeroIsNone(change.milestoneId()),
            change.weight() == null ? now.weight() : weight(change.weight()),
            or(change.type(), now.type()),
            now.comments());
    issues.set(issues.indexOf(now), changed);
    return changed;
  }

  private static String state(String now, @Nullable String event) {
    return event == null ? now : event.equals("close") ? "closed" : "opened";
  }

  private static List<String> labels(List<String> now, IssueChange change) {
    var labels = new ArrayList<>(change.labels() == null ? now : list(change.labels()));
    labels.removeAll(list(change.removeLabels()));
    list(change.addLabels()).stream().filter(label -> !labels.contains(label)).forEach(labels::add);
    return labels;
  }

  private static List<String> list(@Nullable String labels) {
    return labels == null || labels.isBlank() ? List.of() : List.of(labels.split("\\s*,\\s*"));
  }

  private static @Nullable LocalDate date(@Nullable String date) {
    return date == null || date.isBlank() ? null : LocalDate.parse(date.substring(0, 10));
  }

  private static @Nullable Integer weight(int weight) {
    return weight == IssueChange.NO_WEIGHT ? null : weight;
  }

  private static @Nullable Long zeroIsNone(long id) {
    return id == 0 ? null : id;
  }

  private static <T> T or(@Nullable T wanted, T now) {
    return wanted == null ? now : wanted;
  }

  synchronized void comment(long projectId, long iid) {
    Issue now = find("" + projectId, iid).orElseThrow();
    issues.set(
        issues.indexOf(now),
        new Issue(
            now.projectId(),
            now.id(),
            now.iid(),
            now.webUrl(),
            now.state(),
            now.updatedAt(),
            now.title(),
            now.description(),
            now.labels(),
            now.assignees(),
            now.confidential(),
            now.discussionLocked(),
            now.dueDate(),
            now.milestoneId(),
            now.weight(),
            now.type(),
            now.comments() + 1));
  }

  synchronized Map<String, Issue> open() {
    Map<String, Issue> open = new TreeMap<>();
    issues.stream()
        .filter(issue -> issue.state().equals("opened"))
        .forEach(issue -> open.put(issue.projectId() + " " + issue.title(), issue));
    return open;
  }
}
