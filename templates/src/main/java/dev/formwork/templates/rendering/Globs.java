package dev.formwork.templates.rendering;

import java.util.ArrayList;
import java.util.List;

/**
 * Globs over paths as Backstage reads them: `*` and `?` within one name, `**` over names, `[ab]`,
 * `{a,b}`; a directory stands for all under it; `!` in front takes matches back; dot files match.
 * Needs time in proportion to glob and path, whatever the glob.
 */
final class Globs {

  private static final int MAX_LENGTH = 512;
  private static final int MAX_ALTERNATIVES = 256;

  private final List<Glob> globs = new ArrayList<>();

  /**
   * One alternative of a glob, which also matches the file that is named as the glob is written.
   */
  private record Glob(boolean takesBack, String pattern, String written) {
    boolean covers(String path) {
      return path.equals(written) || Globs.covers(pattern, path);
    }
  }

  Globs(List<String> patterns) {
    for (String pattern : patterns) {
      boolean takesBack = pattern.startsWith("!");
      String positive = (takesBack ? pattern.substring(1) : pattern).replaceFirst("^\\./", "");
      if (positive.length() > MAX_LENGTH) {
        throw new IllegalArgumentException(
            "Glob '%s…' is longer than %d characters (input: copyWithoutRendering). Shorten it."
                .formatted(positive.substring(0, 40), MAX_LENGTH));
      }
      for (String alternative : alternatives(positive, new ArrayList<>())) {
        globs.add(new Glob(takesBack, alternative.replaceFirst("/+$", ""), positive));
      }
    }
  }

  private static List<String> alternatives(String pattern, List<String> result) {
    int open = pattern.indexOf('{');
    int close = pattern.indexOf('}', open);
    if (open < 0 || close < 0 || pattern.substring(0, open).endsWith("{")) {
      result.add(pattern);
      return result;
    }
    for (String choice : pattern.substring(open + 1, close).split(",", -1)) {
      if (result.size() >= MAX_ALTERNATIVES) {
        throw new IllegalArgumentException(
            "Glob '%s' has more than %d alternatives (input: copyWithoutRendering). Split it."
                .formatted(pattern, MAX_ALTERNATIVES));
      }
      alternatives(pattern.substring(0, open) + choice + pattern.substring(close + 1), result);
    }
    return result;
  }

  boolean match(String path) {
    boolean matches = false;
    for (Glob glob : globs) {
      if (matches == glob.takesBack() && glob.covers(path)) {
        matches = !glob.takesBack();
      }
    }
    return matches;
  }

  /** Whether the path, or a directory above it, matches. */
  private static boolean covers(String pattern, String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (matches(pattern, path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** Follows all ways through the pattern at once. */
  private static boolean matches(String pattern, String path) {
    boolean[] at = new boolean[pattern.length() + 1];
    at[0] = true;
    skipStars(pattern, at, true);
    for (int i = 0; i < path.length(); i++) {
      boolean[] next = new boolean[at.length];
      for (int p = 0; p < pattern.length(); p++) {
        if (at[p]) {
          step(pattern, p, path.charAt(i), next);
        }
      }
      skipStars(pattern, next, path.charAt(i) == '/');
      at = next;
    }
    return at[pattern.length()];
  }

  /** A star may stand for nothing, and `**` with its slash too. */
  private static void skipStars(String pattern, boolean[] at, boolean atName) {
    for (int p = 0; p < pattern.length(); p++) {
      if (at[p] && atName && pattern.startsWith("**/", p) && startsName(pattern, p)) {
        at[p + 3] = true;
      }
      if (at[p] && pattern.charAt(p) == '*') {
        at[p + 1] = true;
      }
    }
  }

  private static boolean startsName(String pattern, int p) {
    return p == 0 || pattern.charAt(p - 1) == '/';
  }

  private static void step(String pattern, int p, char character, boolean[] next) {
    switch (pattern.charAt(p)) {
      case '*' -> {
        boolean acrossNames =
            pattern.startsWith("**", p) || (p > 0 && pattern.charAt(p - 1) == '*');
        next[p] |= acrossNames || character != '/';
      }
      case '?' -> next[p + 1] |= character != '/';
      case '[' -> stepClass(pattern, p, character, next);
      case '\\' -> {
        if (p + 1 < pattern.length()) {
          next[p + 2] |= pattern.charAt(p + 1) == character;
        }
      }
      default -> next[p + 1] |= pattern.charAt(p) == character;
    }
  }

  private static void stepClass(String pattern, int p, char character, boolean[] next) {
    int close = pattern.indexOf(']', p + 2);
    if (close < 0) {
      next[p + 1] |= character == '[';
      return;
    }
    boolean negated = pattern.charAt(p + 1) == '!' || pattern.charAt(p + 1) == '^';
    boolean inside = false;
    for (int i = p + (negated ? 2 : 1); i < close; i++) {
      boolean isRange = i + 2 < close && pattern.charAt(i + 1) == '-';
      char last = isRange ? pattern.charAt(i + 2) : pattern.charAt(i);
      inside |= pattern.charAt(i) <= character && character <= last;
      i += isRange ? 2 : 0;
    }
    next[close + 1] |= inside != negated && character != '/';
  }
}
