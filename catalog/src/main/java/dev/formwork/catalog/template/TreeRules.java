package dev.formwork.catalog.template;

import dev.formwork.templates.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be among the files of a template: nothing that leaves its directory, within limits. */
final class TreeRules {

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
  private static final Set<String> GIT = Set.of(".git", "git~1");
  private static final int MAX_PATH = 1_000;

  private final TemplateLimits limits;
  private final List<Fault> faults = new ArrayList<>();

  private TreeRules(TemplateLimits limits) {
    this.limits = limits;
  }

  static List<Fault> faults(List<TemplateFile> files, TemplateLimits limits) {
    var rules = new TreeRules(limits);
    rules.sizes(files);
    Set<String> paths = new HashSet<>();
    for (TemplateFile file : files) {
      rules.path(file.path());
      if (!paths.add(file.path())) {
        rules.add("File %s is there twice. Keep one.".formatted(file.path()));
      }
      if (file.link()) {
        rules.link(file);
      }
    }
    for (TemplateFile file : files) {
      for (int slash = file.path().indexOf('/'); slash > 0; ) {
        if (paths.contains(file.path().substring(0, slash))) {
          rules.add(
              "%s is a file or link, but %s lies in it. Rename one."
                  .formatted(file.path().substring(0, slash), file.path()));
        }
        slash = file.path().indexOf('/', slash + 1);
      }
    }
    return List.copyOf(rules.faults);
  }

  private void sizes(List<TemplateFile> files) {
    if (files.size() > limits.maxFiles()) {
      add(
          "The template has %,d files, more than the %,d allowed. Move it into a directory of its own."
              .formatted(files.size(), limits.maxFiles()));
    }
    long total = 0;
    for (TemplateFile file : files) {
      total += file.content().length;
      if (file.content().length > limits.maxFileBytes()) {
        add(
            "File %s has %,d bytes, more than the %,d allowed. Fetch it in a step instead."
                .formatted(file.path(), file.content().length, limits.maxFileBytes()));
      }
    }
    if (total > limits.maxTotalBytes()) {
      add(
          "The files of the template have %,d bytes, more than the %,d allowed. Leave out large ones."
              .formatted(total, limits.maxTotalBytes()));
    }
  }

  private void path(String path) {
    if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
      add("Path %s is absolute. Write it relative to the template.".formatted(path));
      return;
    }
    if (path.length() > MAX_PATH || path.indexOf('\\') >= 0 || hasControls(path)) {
      add(
          "Path %s is longer than %d characters, or has a backslash or control character. Rename it."
              .formatted(path, MAX_PATH));
      return;
    }
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        add("Path '%s' leaves the template or has an empty part. Rename it.".formatted(path));
        return;
      }
      if (GIT.contains(segment.toLowerCase(Locale.ROOT))) {
        add("Path %s belongs to Git itself. Leave .git out.".formatted(path));
        return;
      }
    }
  }

  /** `..` stands only at the beginning, so that no link on the way can change what it means. */
  private void link(TemplateFile file) {
    String target = file.text();
    int depth = file.path().split("/", -1).length - 1;
    boolean isDescending = false;
    for (String segment : target.split("/", -1)) {
      if (segment.equals("..")) {
        depth = isDescending ? -1 : depth - 1;
      } else {
        isDescending = true;
      }
      if (depth < 0) {
        break;
      }
    }
    boolean isAbsolute = target.startsWith("/") || DRIVE.matcher(target).matches();
    if (target.isBlank()
        || isAbsolute
        || depth < 0
        || hasControls(target)
        || target.contains("\\")) {
      add(
          "Link %s points to '%s', outside of the template. Point it to a file of the template."
              .formatted(file.path(), target));
    }
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private void add(String message) {
    faults.add(new Fault("", 0, 0, message));
  }
}
