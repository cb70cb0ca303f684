package dev.formwork.integrations.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/** The rules of the `.gitignore` files in a directory and below it. */
final class IgnoreFiles {

  private final Path root;
  private final Map<String, IgnoreNode> nodes = new HashMap<>();

  IgnoreFiles(Path root) {
    this.root = root;
  }

  /** The files that no rule names. */
  List<GitFile> keep(List<GitFile> files) throws IOException {
    List<GitFile> kept = new ArrayList<>();
    for (GitFile file : files) {
      if (!isIgnored(file.path())) {
        kept.add(file);
      }
    }
    return kept;
  }

  /** A file below an ignored directory cannot be brought back by a rule. */
  private boolean isIgnored(String path) throws IOException {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (isNamed(path.substring(0, slash), true)) {
        return true;
      }
    }
    return isNamed(path, false);
  }

  /** The rules of the nearest directory decide, and the last of them that matches. */
  private boolean isNamed(String path, boolean directory) throws IOException {
    for (int end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
      String folder = end < 0 ? "" : path.substring(0, end);
      Boolean ignored = node(folder).checkIgnored(path.substring(end + 1), directory);
      if (ignored != null) {
        return ignored;
      }
      if (end < 0) {
        return false;
      }
    }
  }

  private IgnoreNode node(String folder) throws IOException {
    @Nullable IgnoreNode known = nodes.get(folder);
    if (known != null) {
      return known;
    }
    var node = new IgnoreNode();
    Path file = root.resolve(folder).resolve(".gitignore");
    if (Files.isRegularFile(file)) {
      try (InputStream rules = Files.newInputStream(file)) {
        node.parse(rules);
      }
    }
    nodes.put(folder, node);
    return node;
  }
}
