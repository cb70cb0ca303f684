package dev.formwork.templates.rendering;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes all entries of a plan to a directory of their own. */
final class Staging {

  private static final Set<StandardOpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path directory;
  private final NamePolicy policy;
  private final TextEngine engine;
  private final Map<String, Object> root;
  private final RenderBudget budget;
  private final Faults faults;
  private final Set<String> texts = new HashSet<>();
  private final Set<Path> directories = new HashSet<>();

  Staging(
      Path directory,
      NamePolicy policy,
      TextEngine engine,
      Map<String, Object> root,
      RenderBudget budget,
      Faults faults) {
    this.directory = directory;
    this.policy = policy;
    this.engine = engine;
    this.root = root;
    this.budget = budget;
    this.faults = faults;
  }

  void write(List<PlannedEntry> entries) throws IOException {
    for (PlannedEntry planned : entries) {
      budget.checkTime();
      Path target = directory.resolve(planned.target());
      switch (planned.entry().kind()) {
        case DIRECTORY -> makeDirectory(target);
        case LINK -> writeLink(planned, target);
        case FILE -> writeFile(planned, target);
      }
    }
  }

  private void writeLink(PlannedEntry planned, Path target) throws IOException {
    String fault = policy == NamePolicy.STRICT ? LinkRules.fault(planned) : null;
    if (fault != null) {
      faults.add(planned.entry().name(), fault);
      return;
    }
    makeDirectory(target.getParent());
    Files.createSymbolicLink(target, Files.readSymbolicLink(planned.entry().path()));
  }

  private void makeDirectory(@Nullable Path path) throws IOException {
    if (path != null && directories.add(path)) {
      Files.createDirectories(path);
    }
  }

  private void writeFile(PlannedEntry planned, Path target) throws IOException {
    makeDirectory(target.getParent());
    byte[] content = Files.readAllBytes(planned.entry().path());
    boolean asIs = policy == NamePolicy.STRICT && !planned.isRendered();
    byte[] written = asIs ? content : content(planned, content);
    try (SeekableByteChannel file = Files.newByteChannel(target, NEW_FILE, mode(planned.entry()))) {
      ByteBuffer bytes = ByteBuffer.wrap(written);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
  }

  private byte[] content(PlannedEntry planned, byte[] content) {
    if (BinaryTest.isBinary(content)) {
      return content;
    }
    String text = new String(content, StandardCharsets.UTF_8);
    String rendered = planned.isRendered() ? rendered(planned.entry(), text) : text;
    if (policy == NamePolicy.BACKSTAGE) {
      texts.add(planned.target());
      return Utf8.bytes(rendered);
    }
    return rendered.equals(text) ? content : rendered.getBytes(StandardCharsets.UTF_8);
  }

  private String rendered(SkeletonEntry entry, String text) {
    try {
      return engine.render(text, entry.name(), root);
    } catch (SkeletonException e) {
      e.faults().forEach(faults::add);
      return text;
    }
  }

  /** Targets of the files that were written as text in Backstage's way. */
  Set<String> texts() {
    return texts;
  }

  /** The source's mode, but that only the owner may write. */
  private static FileAttribute<?>[] mode(SkeletonEntry entry) {
    if (entry.mode().isEmpty()) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> mode = EnumSet.copyOf(entry.mode());
    mode.remove(PosixFilePermission.GROUP_WRITE);
    mode.remove(PosixFilePermission.OTHERS_WRITE);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
  }
}
