package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.Conflict;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What GitLab's refusals mean. */
final class Refusals {

  /** The wait after a limit that names none; GitLab counts by the minute. */
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);

  private static final int LONGEST_TEXT = 300;

  private Refusals() {}

  /**
   * The failure that an answer is.
   *
   * @param what was tried, such as `create project acme/payments`
   */
  static ActionException translate(Wire.Answer answer, String what) {
    int status = answer.status();
    String said = message(answer);
    return switch (status) {
      case 429 -> limited(answer, what);
      case 401 ->
          new PermissionDenied(
              "GitLab refused the token to %s (401). Give a valid one with scope 'api', then retry the run."
                  .formatted(what));
      case 403 ->
          new PermissionDenied(
              "GitLab does not let the token %s (403: %s). Grant it the permission, then retry the run."
                  .formatted(what, said));
      case 404 ->
          new InvalidInput(
              "GitLab knows nothing to %s on, or hides it from the token (404: %s). Check the name and what the token may see."
                  .formatted(what, said));
      case 405, 406, 409, 412 ->
          new Conflict("GitLab could not %s (%d: %s).".formatted(what, status, said));
      case 400, 413, 415, 422 ->
          new InvalidInput(
              "GitLab refused to %s (%d: %s). Correct the input.".formatted(what, status, said));
      default ->
          new Unavailable(
              "GitLab could not %s (%d: %s). It is tried again.".formatted(what, status, said));
    };
  }

  private static RateLimited limited(Wire.Answer answer, String what) {
    Duration wait =
        answer
            .header("Retry-After")
            .filter(value -> value.matches("\\d{1,6}"))
            .map(value -> Duration.ofSeconds(Long.parseLong(value)))
            .orElse(DEFAULT_WAIT);
    return new RateLimited(
        "GitLab asks to wait %d s before it will %s (429).".formatted(wait.toSeconds(), what),
        wait,
        null);
  }

  /** Whether the answer says that there is something of this name; GitLab uses 400 for it. */
  static boolean isTaken(Wire.Answer answer) {
    return (answer.status() == 400 || answer.status() == 409)
        && message(answer).toLowerCase(Locale.ROOT).contains("has already been taken");
  }

  /** Whether the answer names this text. */
  static boolean says(Wire.Answer answer, String text) {
    return message(answer).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  /**
   * GitLab's own words: `message` is a text, a list or a map of lists; otherwise `error` or
   * `error_description` is there.
   */
  static String message(Wire.Answer answer) {
    JsonNode json = answer.json();
    List<String> words = new ArrayList<>();
    collect("", json.path("message"), words);
    for (String field : List.of("error", "error_description")) {
      if (words.isEmpty()) {
        collect("", json.path(field), words);
      }
    }
    String text = words.isEmpty() ? "no message" : String.join("; ", words);
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "\u2026" : text;
  }

  private static void collect(String prefix, JsonNode node, List<String> words) {
    if (node.isTextual()) {
      words.add(prefix + node.asText());
    } else if (node.isArray()) {
      node.forEach(item -> collect(prefix, item, words));
    } else if (node.isObject()) {
      node.properties()
          .forEach(entry -> collect(prefix + entry.getKey() + " ", entry.getValue(), words));
    }
  }
}
