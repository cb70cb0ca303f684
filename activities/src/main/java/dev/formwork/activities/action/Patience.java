package dev.formwork.activities.action;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.templates.Durations;
import dev.formwork.workflows.NotReady;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs that every action has which waits for something outside. */
public record Patience(
    @Doc(
            "Longest pause between two looks, such as `2m`; five minutes when left out. Pauses begin with five seconds and grow.")
        @Nullable String every,
    @Doc("How long to wait in all, such as `12h` or `30d`; a week when left out.")
        @Nullable String timeout) {

  /** As templates mean it that say nothing. */
  public static final Patience DEFAULT = new Patience(null, null);

  /**
   * These inputs in the words of the run.
   *
   * @throws InvalidInput when one is no time
   */
  public NotReady wishes() {
    List<String> faults = new ArrayList<>();
    NotReady wishes =
        new NotReady(null, duration(every, "every", faults), duration(timeout, "timeout", faults));
    if (!faults.isEmpty()) {
      throw new InvalidInput(String.join(" ", faults));
    }
    return wishes;
  }

  private static @Nullable Duration duration(
      @Nullable String text, String input, List<String> faults) {
    if (text == null) {
      return null;
    }
    Duration duration = Durations.parse(text.strip());
    if (duration == null) {
      faults.add(
          "'%s' is no time (input: %s). Write such as 10m, 2h or 3d.".formatted(text, input));
    }
    return duration;
  }
}
