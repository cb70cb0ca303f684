package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.Conflict;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What GitHub's refusals mean. */
final class Refusals {

  /**
   * The wait after a secondary limit that names none:
   * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
   */
  private static final Duration SECONDARY_WAIT = Duration.ofSeconds(60);

  private final InstantSource clock;

  Refusals(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The failure that an answer is.
   *
   * @param what was tried, such as `create repository acme/payments`
   */
  ActionException translate(Wire.Answer answer, String what) {
    int status = answer.status();
    Optional<Duration> wait = wait(answer);
    if (wait.isPresent()) {
      return new RateLimited(
          "GitHub asks to wait %d s before it will %s (%d)."
              .formatted(wait.get().toSeconds(), what, status),
          wait.get(),
          null);
    }
    String said = message(answer.json());
    return switch (status) {
      case 401 ->
          new PermissionDenied(
              "GitHub refused the token to %s (401). Put a valid one into the settings, then retry the run."
                  .formatted(what));
      case 403 ->
          new PermissionDenied(
              "GitHub does not let the token %s (403: %s). Grant it the permission, then retry the run."
                  .formatted(what, said));
      case 404, 410 ->
          new PermissionDenied(
              "GitHub knows nothing to %s on, or hides it from the token (%d). Check the owner and what the token may see."
                  .formatted(what, status));
      case 409 -> new Conflict("GitHub could not %s (409: %s).".formatted(what, said));
      case 400, 415, 422 ->
          new InvalidInput(
              "GitHub refused to %s (%d: %s). Correct the input.".formatted(what, status, said));
      default ->
          new Unavailable(
              "GitHub could not %s (%d: %s). It is tried again.".formatted(what, status, said));
    };
  }

  /** Whether the answer says that there is a repository of this name. */
  static boolean isNameTaken(Wire.Answer answer) {
    return answer.status() == 422 && says(answer, "name already exists");
  }

  /** Whether GitHub's words hold these, in whatever case. */
  static boolean says(Wire.Answer answer, String words) {
    return message(answer.json()).toLowerCase(Locale.ROOT).contains(words);
  }

  /** GitHub's own words. */
  private static String message(JsonNode json) {
    List<String> words = new ArrayList<>();
    json.path("errors")
        .forEach(
            error ->
                words.add(
                    error.isTextual()
                        ? error.asText()
                        : error.path("message").asText(error.path("code").asText())));
    words.removeIf(String::isBlank);
    return words.isEmpty() ? json.path("message").asText("no message") : String.join("; ", words);
  }

  /** The wait that a rate limit asks for; empty when it is none. */
  private Optional<Duration> wait(Wire.Answer answer) {
    if (answer.status() != 403 && answer.status() != 429) {
      return Optional.empty();
    }
    Optional<Duration> asked = seconds(answer, "retry-after").map(Duration::ofSeconds);
    if (asked.isPresent()) {
      return asked;
    }
    if (answer.header("x-ratelimit-remaining").filter("0"::equals).isPresent()) {
      return Optional.of(
          seconds(answer, "x-ratelimit-reset").map(this::until).orElse(SECONDARY_WAIT));
    }
    String said = message(answer.json()).toLowerCase(Locale.ROOT);
    boolean secondary = said.contains("secondary rate limit") || said.contains("abuse detection");
    return secondary || answer.status() == 429 ? Optional.of(SECONDARY_WAIT) : Optional.empty();
  }

  private Duration until(long epochSecond) {
    Duration wait = Duration.between(clock.instant(), Instant.ofEpochSecond(epochSecond));
    return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
  }

  private static Optional<Long> seconds(Wire.Answer answer, String header) {
    return answer.header(header).filter(value -> value.matches("\\d{1,12}")).map(Long::valueOf);
  }
}
