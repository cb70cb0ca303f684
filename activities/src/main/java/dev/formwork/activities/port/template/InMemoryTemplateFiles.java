package dev.formwork.activities.port.template;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.workspace.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Template revisions that live as long as this object. */
public final class InMemoryTemplateFiles implements TemplateFiles {

  private final Map<String, Map<String, String>> revisions = new ConcurrentHashMap<>();

  /** Keeps a revision: text by path. */
  public InMemoryTemplateFiles with(String digest, Map<String, String> files) {
    revisions.put(digest, new TreeMap<>(files));
    return this;
  }

  @Override
  public Opened open(String digest) {
    Map<String, String> files = revisions.get(digest);
    if (files == null) {
      throw new InvalidInput(
          "Template revision %s does not exist any more. Start the template again."
              .formatted(digest));
    }
    try {
      return new Written(write(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Map<String, String> files) throws IOException {
    Path directory = Files.createTempDirectory("formwork-template").toRealPath();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = directory.resolve(file.getKey());
      Path parent = target.getParent();
      Files.createDirectories(parent == null ? directory : parent);
      Files.writeString(target, file.getValue());
    }
    return directory;
  }

  private record Written(Path directory) implements Opened {
    @Override
    public void close() {
      FileTree.delete(directory);
    }
  }
}
