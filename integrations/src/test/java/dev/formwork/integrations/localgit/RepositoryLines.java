package dev.formwork.integrations.localgit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** What is in the repositories of a local Git host, a line for each repository, commit and file. */
public final class RepositoryLines {

  private RepositoryLines() {}

  /**
   * The lines of all repositories.
   *
   * @param names what a repository of this `owner/name` is called in the lines
   */
  public static List<String> of(LocalGitHost host, UnaryOperator<String> names) {
    List<String> lines = new ArrayList<>();
    for (LocalRepository repository : host.list(0, Integer.MAX_VALUE).items()) {
      String name = names.apply(repository.owner() + "/" + repository.name());
      lines.add("repository %s %s".formatted(name, repository.description()));
      host.open(repository.owner(), repository.name()).ifPresent(open -> add(open, name, lines));
    }
    return lines;
  }

  private static void add(Repository repository, String name, List<String> lines) {
    try (repository;
        RevWalk walk = new RevWalk(repository)) {
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
        String branch = "%s %s".formatted(name, ref.getName());
        RevCommit head = walk.parseCommit(ref.getObjectId());
        addFiles(repository, head, branch, lines);
        walk.markStart(head);
        for (RevCommit commit : walk) {
          lines.add("commit %s %s".formatted(branch, oneLine(commit.getFullMessage())));
        }
        walk.reset();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addFiles(
      Repository repository, RevCommit head, String branch, List<String> lines) throws IOException {
    try (TreeWalk files = new TreeWalk(repository)) {
      files.addTree(head.getTree());
      files.setRecursive(true);
      while (files.next()) {
        String content = new String(repository.open(files.getObjectId(0)).getBytes(), "UTF-8");
        lines.add(
            "file %s %s %s: %s"
                .formatted(branch, files.getPathString(), files.getFileMode(0), oneLine(content)));
      }
    }
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
