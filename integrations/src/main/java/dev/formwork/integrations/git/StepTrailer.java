package dev.formwork.integrations.git;

import dev.formwork.activities.port.scm.ProposedChange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Marks of steps in texts: as trailers of commits, and as a line of Markdown that hosts do not
 * show.
 */
public final class StepTrailer {

  private static final String OWN = "Formwork-Step: ";
  private static final String ADDED = "Formwork-Added-By: ";
  private static final String TAKEN = " on a branch that was there";
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^\\[//]: # \\(Formwork-Step: (\\S.*?)( on a branch that was there)?\\)\\s*$");

  private StepTrailer() {}

  /**
   * What the text of a pull request tells.
   *
   * @param mark of the step that opened it
   * @param ownBranch whether that step made the branch, too
   */
  public record Origin(String mark, boolean ownBranch) {}

  /** The message of a commit that a new branch ends with. */
  static String own(String message, String mark) {
    return "%s\n\n%s%s\n".formatted(message.strip(), OWN, mark);
  }

  /** The message of a commit on top of a branch that somebody else made. */
  static String added(String message, String mark) {
    return "%s\n\n%s%s\n".formatted(message.strip(), ADDED, mark);
  }

  static boolean isOwn(String message, String mark) {
    return message.endsWith("\n" + OWN + mark + "\n");
  }

  static boolean isAdded(String message, String mark) {
    return message.endsWith("\n" + ADDED + mark + "\n");
  }

  /** The description with the line at its end. */
  static String body(ProposedChange change, boolean ownBranch) {
    String line = "[//]: # (%s%s%s)".formatted(OWN, change.mark(), ownBranch ? "" : TAKEN);
    String text = change.description().strip();
    return text.isEmpty() ? line : text + "\n\n" + line;
  }

  /** What the line in a description tells, or null when there is none. */
  public static @Nullable Origin origin(@Nullable String description) {
    Matcher matcher = LINE.matcher(description == null ? "" : description.replace("\r", ""));
    return matcher.find() ? new Origin(matcher.group(1), matcher.group(2) == null) : null;
  }
}
