package dev.formwork.templates.rendering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes all entries of a plan to a directory of their own. */
final class Staging {

  private final Path directory;
  private final NamePolicy policy;
  private final TextEngine engine;
  private final Map<String, Object> root;
  private final RenderBudget budget;
  private final Faults faults;
  private final Set<String> texts = new HashSet<>();

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
        case DIRECTORY -> Files.createDirectories(target);
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
    Files.createDirectories(target.getParent());
    Files.createSymbolicLink(target, Files.readSymbolicLink(planned.entry().path()));
  }

  private void writeFile(PlannedEntry planned, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path source = planned.entry().path();
    if (planned.isRendered() || policy == NamePolicy.BACKSTAGE) {
      Files.write(target, content(planned, Files.readAllBytes(source)));
    } else {
      Files.copy(source, target, LinkOption.NOFOLLOW_LINKS);
    }
    copyMode(source, target);
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
  private static void copyMode(Path source, Path target) throws IOException {
    PosixFileAttributeView from = Files.getFileAttributeView(source, PosixFileAttributeView.class);
    PosixFileAttributeView to = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (from != null && to != null) {
      Set<PosixFilePermission> mode = EnumSet.noneOf(PosixFilePermission.class);
      mode.addAll(from.readAttributes().permissions());
      mode.remove(PosixFilePermission.GROUP_WRITE);
      mode.remove(PosixFilePermission.OTHERS_WRITE);
      to.setPermissions(mode);
    }
  }
}
