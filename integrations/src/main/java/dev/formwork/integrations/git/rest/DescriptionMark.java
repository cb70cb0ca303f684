package dev.formwork.integrations.git.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The description of a repository with the mark of the step that made it at its end: `Takes money
 * [formwork 0189…/publish]`. Who edits the mark away keeps the repository: an undo then leaves it.
 */
public final class DescriptionMark {

  private static final Pattern MARK = Pattern.compile(".*\\[formwork (\\S.*)]", Pattern.DOTALL);

  private DescriptionMark() {}

  /** The text on one line; a long description is cut, the mark never. */
  public static String of(@Nullable String description, String mark, int maxLength) {
    String suffix = "[formwork " + mark + "]";
    String text =
        description == null ? "" : description.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    int room = maxLength - suffix.length() - 1;
    if (text.length() > room) {
      text = text.substring(0, Math.max(0, room - 1)).strip() + "\u2026";
    }
    return text.isEmpty() ? suffix : text + " " + suffix;
  }

  /** The mark in a description, or empty when it carries none. */
  public static Optional<String> mark(@Nullable String description) {
    Matcher matcher = MARK.matcher(description == null ? "" : description.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
