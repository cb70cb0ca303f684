package dev.formwork.activities.port.checks;

import org.jspecify.annotations.Nullable;

/**
 * One check of a commit, as its last report says.
 *
 * @param note the reporter's own words, or null
 * @param url page of the check, or null
 */
public record Check(String name, State state, @Nullable String note, @Nullable String url) {

  /** How far a check is. */
  public enum State {
    RUNNING,
    /** It succeeded, or says that it does not matter. */
    PASSED,
    FAILED,
    /** A person must do something before it goes on. */
    BLOCKED
  }

  /** Name, note and page in one line. */
  String told() {
    String words = note == null || note.isBlank() ? "" : " (%s)".formatted(note.strip());
    return name + words + (url == null || url.isBlank() ? "" : " " + url);
  }
}
