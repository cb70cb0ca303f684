package dev.formwork.integrations.gitlab;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with the mark of the step that wrote it at its end: `Takes money [formwork
 * 0189…/publish]`. GitLab's projects, groups, variables and tokens have a description or a name
 * that the creating call takes, and nothing better. Who edits the mark away keeps the thing: an
 * undo then leaves it.
 */
final class Marked {

  private static final Pattern MARK = Pattern.compile(".*\\[formwork (\\S.*)]", Pattern.DOTALL);

  /** Markdown that readers of an issue do not see. */
  private static final Pattern HIDDEN =
      Pattern.compile(".*<!-- formwork (.+?) -->\\s*", Pattern.DOTALL);

  private Marked() {}

  /** The text on one line; one that is too long is cut, the mark never. */
  static String of(@Nullable String text, String mark, int maxLength) {
    String suffix = "[formwork " + mark + "]";
    String line = text == null ? "" : text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    int room = maxLength - suffix.length() - 1;
    if (line.length() > room) {
      line = line.substring(0, Math.max(0, room - 1)).strip() + "\u2026";
    }
    return line.isEmpty() ? suffix : line + " " + suffix;
  }

  /** The mark in a text, or empty when it carries none. */
  static Optional<String> mark(@Nullable String text) {
    Matcher matcher = MARK.matcher(text == null ? "" : text.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Markdown with the mark where readers do not see it. */
  static String hidden(@Nullable String markdown, String mark) {
    String comment = "<!-- formwork %s -->".formatted(mark);
    return markdown == null || markdown.isBlank() ? comment : markdown + "\n\n" + comment;
  }

  static boolean isHidden(@Nullable String markdown, String mark) {
    Matcher matcher = HIDDEN.matcher(markdown == null ? "" : markdown);
    return matcher.matches() && matcher.group(1).equals(mark);
  }
}
