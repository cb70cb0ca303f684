package dev.formwork.templates.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Which symbolic links a skeleton may hold: those that point to something within it. */
final class LinkRules {

  private LinkRules() {}

  /** What is wrong with a link, or null. */
  static @Nullable String fault(PlannedEntry planned) throws IOException {
    Path to = Files.readSymbolicLink(planned.entry().path());
    if (to.isAbsolute()) {
      return "Links to '%s', an absolute path. A link must point to something within the skeleton, by a relative path."
          .formatted(to);
    }
    if (leaves(planned.entry().name(), to) || leaves(planned.target(), to)) {
      return "Links to '%s', which leaves the skeleton. Point it to something within the skeleton, or remove it."
          .formatted(to);
    }
    if (climbsFromName(to)) {
      return "Links to '%s', which goes up again after a name. Write the shortest relative path."
          .formatted(to);
    }
    boolean toGit =
        StreamSupport.stream(to.spliterator(), false)
            .anyMatch(part -> NameRules.isGitDirectory(part.toString()));
    return toGit
        ? "Links to '%s', inside Git's own directory. Remove the link.".formatted(to)
        : null;
  }

  /** The name could be a link itself, and going up from where it leads would leave the skeleton. */
  private static boolean climbsFromName(Path to) {
    boolean named = false;
    for (Path part : to) {
      if (named && part.toString().equals("..")) {
        return true;
      }
      named |= !part.toString().equals("..") && !part.toString().equals(".");
    }
    return false;
  }

  private static boolean leaves(String name, Path to) {
    int depth = Path.of(name).getNameCount() - 1;
    for (Path part : to) {
      depth += part.toString().equals("..") ? -1 : part.toString().equals(".") ? 0 : 1;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }
}
