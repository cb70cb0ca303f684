package dev.formwork.templates.rendering;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which names a skeleton may give to files. */
final class NameRules {

  private static final int MAX_BYTES = 255;

  private NameRules() {}

  /** What is wrong with a rendered path, or null. */
  static @Nullable String fault(String rendered) {
    if (rendered.startsWith("/")) {
      return "The name renders to '%s', an absolute path. Names must stay inside the target; take away the leading slash."
          .formatted(shown(rendered));
    }
    for (String part : rendered.split("/", -1)) {
      String fault = partFault(part, rendered);
      if (fault != null) {
        return fault;
      }
    }
    return hasPath(rendered)
        ? null
        : "The name renders to '%s', which this process cannot write. Start it with LANG=C.UTF-8."
            .formatted(shown(rendered));
  }

  private static boolean hasPath(String rendered) {
    try {
      return !Path.of(rendered).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static @Nullable String partFault(String part, String rendered) {
    if (part.isEmpty()) {
      return "The name renders to '%s', which has an empty part. Take away the extra slash."
          .formatted(shown(rendered));
    }
    if (part.equals("..") || part.equals(".")) {
      return "The name renders to '%s'. Names must stay inside the target; take away '%s'."
          .formatted(shown(rendered), part);
    }
    if (part.chars().anyMatch(Character::isISOControl)) {
      return "The name renders to '%s', which has a control character. Check the value it is made of."
          .formatted(shown(rendered));
    }
    if (isGitDirectory(part)) {
      return "The name renders to '%s', inside Git's own directory. A skeleton cannot write there; choose another name."
          .formatted(shown(rendered));
    }
    if (part.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return "The name renders to '%s', longer than %d bytes. Check the value it is made of."
          .formatted(shown(rendered), MAX_BYTES);
    }
    return null;
  }

  /**
   * Whether some file system takes a name for `.git`: in any case, with characters that HFS+
   * ignores, with what NTFS cuts off, or as NTFS's short name. The cases are those of Git's own
   * check, `verify_path`:
   * https://git-scm.com/docs/git-config#Documentation/git-config.txt-coreprotectHFS
   */
  static boolean isGitDirectory(String name) {
    StringBuilder visible = new StringBuilder();
    name.codePoints()
        .filter(point -> Character.getType(point) != Character.FORMAT)
        .forEach(visible::appendCodePoint);
    String base = visible.toString().toLowerCase(Locale.ROOT);
    int stream = base.indexOf(':');
    if (stream >= 0) {
      base = base.substring(0, stream);
    }
    base = base.replaceAll("[ .]+$", "");
    return base.equals(".git") || base.equals("git~1");
  }

  /** A name that is safe to print. */
  static String shown(String name) {
    StringBuilder shown = new StringBuilder();
    name.chars()
        .limit(MAX_BYTES)
        .forEach(
            c ->
                shown.append(
                    Character.isISOControl(c)
                        ? "\\u%04x".formatted(c)
                        : Character.toString((char) c)));
    return shown.toString();
  }
}
