package dev.formwork.activities.port.gitlab;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Groups and who is in them. */
final class InMemoryGroups implements Groups, Members {

  private final String address;
  private final InMemoryProjects projects;
  private final boolean anythingExists;
  private final Map<String, Group> groups = new TreeMap<>();
  private final Map<String, Map<Member, Integer>> levels = new TreeMap<>();
  private long last = 100;

  InMemoryGroups(String address, InMemoryProjects projects, boolean anythingExists) {
    this.anythingExists = anythingExists;
    this.address = address;
    this.projects = projects;
  }

  synchronized Group add(String path, @Nullable String mark) {
    var group = new Group(++last, path, URI.create(address + "/groups/" + path), mark);
    groups.put(path, group);
    return group;
  }

  @Override
  public synchronized Optional<Group> find(String group) {
    return groups.values().stream()
        .filter(known -> known.path().equals(group) || ("" + known.id()).equals(group))
        .findFirst();
  }

  @Override
  public synchronized Group create(NewGroup group) {
    return find(group.path()).orElseGet(() -> add(group.path(), group.mark()));
  }

  @Override
  public synchronized boolean isEmpty(Group group) {
    String below = group.path() + "/";
    return groups.keySet().stream().noneMatch(path -> path.startsWith(below))
        && !projects.anyBelow(below);
  }

  @Override
  public synchronized void delete(Group group) {
    groups.remove(group.path());
  }

  @Override
  public synchronized Optional<Integer> level(String group, Member member) {
    return Optional.ofNullable(members(group).get(member));
  }

  @Override
  public synchronized void grant(String group, Member member, int level) {
    members(group).put(member, level);
  }

  @Override
  public synchronized void remove(String group, Member member) {
    members(group).remove(member);
  }

  private Map<Member, Integer> members(String group) {
    Group known =
        find(group)
            .or(() -> anythingExists ? Optional.of(add(group, null)) : Optional.empty())
            .orElseThrow(() -> InMemoryGitlab.nothing("group", group));
    return levels.computeIfAbsent(known.path(), path -> new LinkedHashMap<>());
  }

  synchronized Map<String, String> marks() {
    Map<String, String> marks = new TreeMap<>();
    groups.forEach((path, group) -> marks.put(path, String.valueOf(group.mark())));
    return marks;
  }

  synchronized Map<String, Integer> levels() {
    Map<String, Integer> flat = new TreeMap<>();
    levels.forEach(
        (group, members) ->
            members.forEach(
                (member, level) ->
                    flat.put(group + " " + member.kind() + " " + member.id(), level)));
    return flat;
  }
}
