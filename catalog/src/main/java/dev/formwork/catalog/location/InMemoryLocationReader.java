package dev.formwork.catalog.location;

import dev.formwork.catalog.location.LocationUnreadable.Reason;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateLimits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Files that live as long as this object. */
public final class InMemoryLocationReader implements LocationReader {

  private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
  private final Map<String, Reason> failures = new ConcurrentSkipListMap<>();

  /** Puts a file, or another text into it. */
  public InMemoryLocationReader put(String target, String text) {
    files.put(target, text.getBytes(StandardCharsets.UTF_8));
    failures.remove(target);
    return this;
  }

  /** Removes a file. */
  public InMemoryLocationReader remove(String target) {
    files.remove(target);
    return this;
  }

  /** Lets every reading of a file fail until another text is put into it. */
  public InMemoryLocationReader fail(String target, Reason reason) {
    failures.put(target, reason);
    return this;
  }

  @Override
  public LocationFile read(URI target) {
    byte[] content = files.get(target.toString());
    Reason failure = failures.get(target.toString());
    if (failure != null || content == null) {
      Reason reason = failure == null ? Reason.MISSING : failure;
      throw new LocationUnreadable(
          reason, "%s cannot be read: %s. Check the address.".formatted(target, reason), null);
    }
    return new LocationFile(new String(content, StandardCharsets.UTF_8), null, null);
  }

  @Override
  public List<TemplateFile> readTree(URI target, TemplateLimits limits) {
    read(target);
    String directory = target.resolve(".").toString();
    List<TemplateFile> found = new ArrayList<>();
    files.forEach(
        (path, content) -> {
          if (path.startsWith(directory)) {
            found.add(TemplateFile.of(path.substring(directory.length()), content));
          }
        });
    if (found.size() > limits.maxFiles()) {
      throw new LocationUnreadable(
          Reason.TOO_LARGE,
          "%s has %d files, more than the %d allowed."
              .formatted(directory, found.size(), limits.maxFiles()),
          null);
    }
    return found;
  }
}
