package dev.formwork.integrations.github;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The description of a repository with the mark of the step that made it at its end: `Takes money
 * [formwork 0189…/publish]`. Of all that the creating call takes, for organisations and for people,
 * only description and homepage are free text; topics are a second call, custom properties must be
 * defined by an organisation's owner first, and the homepage belongs to the template. Who edits the
 * mark away keeps the repository: an undo then leaves it.
 */
final class MarkedDescription {

  /** GitHub refuses longer ones with 422; the number is not in its documentation. */
  private static final int MAX_LENGTH = 350;

  private static final Pattern MARK = Pattern.compile(".*\\[formwork (\\S.*)]", Pattern.DOTALL);

  private MarkedDescription() {}

  /** The text for GitHub, on one line; a long description is cut, the mark never. */
  static String of(@Nullable String description, String mark) {
    String suffix = "[formwork " + mark + "]";
    String text =
        description == null ? "" : description.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    int room = MAX_LENGTH - suffix.length() - 1;
    if (text.length() > room) {
      text = text.substring(0, Math.max(0, room - 1)).strip() + "\u2026";
    }
    return text.isEmpty() ? suffix : text + " " + suffix;
  }

  /** The mark in a description, or empty when it carries none. */
  static Optional<String> mark(@Nullable String description) {
    Matcher matcher = MARK.matcher(description == null ? "" : description.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
