package dev.formwork.activities.action;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.templates.Durations;
import dev.formwork.workflows.NotReady;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
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
   * Looks once whether something outside is ready; in a dry run, where nobody waits, it is
   * imagined.
   *
   * @param imagined what the step answers in a dry run
   * @param look gets these inputs in the words of the run and answers when it is ready; otherwise
   *     it throws {@link ActionException.NotReadyYet} with them
   * @throws InvalidInput when one of these inputs is no time
   */
  public <O> O look(StepContext step, Supplier<O> imagined, Function<NotReady, O> look) {
    NotReady wishes = wishes();
    if (step.isDryRun()) {
      WaitingAction.tell(step);
      return imagined.get();
    }
    return look.apply(wishes);
  }

  /**
   * These inputs in the words of the run.
   *
   * @throws InvalidInput when one is no time
   */
  private NotReady wishes() {
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
