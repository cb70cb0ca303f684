package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.port.scm.Overlay;
import dev.formwork.activities.port.scm.Withdrawal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Branches that steps pushed to; `.gitignore` files are not read. */
final class InMemoryBranches implements Branches {

  /**
   * A branch.
   *
   * @param marks of the steps that pushed to it, oldest first; `somebody` for people
   */
  private record Branch(Map<String, String> files, List<String> marks, boolean made) {

    private String head() {
      return Integer.toHexString((files + "" + marks).hashCode());
    }
  }

  private final InMemoryProjects projects;
  private final Map<String, Branch> branches = new TreeMap<>();

  InMemoryBranches(InMemoryProjects projects) {
    this.projects = projects;
  }

  @Override
  public synchronized Optional<String> push(
      String project, String branch, Overlay overlay, boolean evenEmpty, String mark) {
    String name = projects.require(project).path() + " " + branch;
    Branch present = branches.get(name);
    if (present != null && !present.marks().isEmpty() && present.marks().getLast().equals(mark)) {
      return Optional.of(present.head());
    }
    Branch base = present == null ? new Branch(Map.of(), List.of(), true) : present;
    Map<String, String> files = new TreeMap<>(base.files());
    overlay.deletions().forEach(files::remove);
    if (overlay.directory() != null) {
      read(overlay.directory(), overlay.targetPath(), files);
    }
    if (files.equals(base.files()) && !evenEmpty) {
      return Optional.empty();
    }
    List<String> marks = new ArrayList<>(base.marks());
    marks.add(mark);
    Branch next = new Branch(files, marks, base.made());
    branches.put(name, next);
    return Optional.of(next.head());
  }

  private static void read(Path directory, String targetPath, Map<String, String> files) {
    String prefix = targetPath.isEmpty() ? "" : targetPath + "/";
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(prefix + directory.relativize(path), Files.readString(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized Withdrawal withdraw(String project, String branch, String mark) {
    String name = projects.require(project).path() + " " + branch;
    Branch present = branches.get(name);
    if (present == null || !present.marks().contains(mark)) {
      return new Withdrawal.Nothing();
    }
    if (!present.made() || present.marks().size() > 1) {
      return new Withdrawal.Kept(name, null, "Other commits are on it. Revert ours by hand.");
    }
    branches.remove(name);
    return new Withdrawal.Gone(name, null);
  }

  synchronized Map<String, Map<String, String>> files() {
    Map<String, Map<String, String>> files = new TreeMap<>();
    branches.forEach((name, branch) -> files.put(name, Map.copyOf(branch.files())));
    return files;
  }
}
