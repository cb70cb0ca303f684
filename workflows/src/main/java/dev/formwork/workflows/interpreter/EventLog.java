package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunEvent.Kind;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.TellingInput;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the workflow did and no activity has recorded yet. */
final class EventLog {

  private static final int MAX_EVENTS = 20;

  /** One event is never more: failures are cut at half of this. */
  private static final int MAX_CHARACTERS = 8_000;

  private static final int MAX_WARNING = 300;

  /** More warnings than this wait for no activity; the ones beyond are left out. */
  private static final int MAX_WARNINGS = 5;

  private static final String WARNING = "warning:";
  private static final String WARN = "\u001b[33mwarn\u001b[39m: ";

  private final List<RunEvent> pending = new ArrayList<>();
  private final String prefix;
  private int warned;

  EventLog() {
    this("");
  }

  /**
   * A log of something that happens to a run after its end.
   *
   * @param prefix keeps its keys apart from those of the run
   */
  EventLog(String prefix) {
    this.prefix = prefix;
  }

  /** Notes something about a step. */
  void step(StepProgress step, String what, @Nullable StepState state, String message) {
    add(key(step, what), Kind.LOG, step.id(), state, null, message, Map.of());
  }

  /**
   * Notes what a person should look at, such as an expression that was left as it is. Warnings go
   * along with what is recorded anyway: they neither cause an activity nor count as its load, so
   * runs that were recorded without them replay.
   *
   * @param step null for the whole run
   */
  void warn(@Nullable StepProgress step, List<String> sentences) {
    for (String sentence : sentences) {
      warned++;
      if (pending.stream().filter(EventLog::isWarning).count() < MAX_WARNINGS) {
        String what = WARNING + warned;
        add(
            step == null ? "run:" + what : key(step, what),
            Kind.LOG,
            step == null ? null : step.id(),
            null,
            null,
            WARN + TellingInput.shorten(sentence, MAX_WARNING),
            Map.of());
      }
    }
  }

  /**
   * Notes that a step failed for good.
   *
   * @param isFirst whether nothing failed before
   */
  void failed(StepProgress step, boolean isFirst, String failure) {
    String message = (isFirst ? "" : "Additional error occurred: ") + failure;
    Map<String, Object> data = Map.of("failure", failure);
    add(key(step, "failed"), Kind.LOG, step.id(), StepState.FAILED, null, message, data);
  }

  /** Notes that a step which had failed runs again from its beginning. */
  void retried(StepProgress step) {
    String message = "Running step %s again".formatted(step.id());
    Map<String, Object> data = Map.of(RunEvent.RETRY, true);
    add(key(step, "retried"), Kind.LOG, step.id(), StepState.OPEN, null, message, data);
  }

  /** The same keys that a step's activities write. */
  private static String key(StepProgress step, String what) {
    String round = step.round() == 1 ? "" : ":" + step.round();
    return "step:" + step.id() + round + ":" + what;
  }

  /** Notes something about the whole run. */
  void run(String what, @Nullable RunPhase phase, String message, Map<String, Object> data) {
    add("run:" + what, Kind.LOG, null, null, phase, message, data);
  }

  /** Notes that the run was cancelled while this step, or none, was under way. */
  void cancelled(@Nullable StepProgress step, String message) {
    String stepId = step == null ? null : step.id();
    add("run:cancelled", Kind.CANCELLED, stepId, null, null, message, Map.of());
  }

  /** Notes the end of the run. */
  void completion(RunPhase phase, String message, Map<String, Object> data) {
    add("run:completion", Kind.COMPLETION, null, null, phase, message, data);
  }

  /** Whether nothing but warnings waits. */
  boolean isEmpty() {
    return pending.stream().allMatch(EventLog::isWarning);
  }

  /** Whether there is more than one activity may carry beside its own input. */
  boolean isCrowded() {
    return portion() < pending.size();
  }

  /** Hands out as much as one activity may carry, the oldest first. */
  List<RunEvent> takePortion() {
    List<RunEvent> first = pending.subList(0, portion());
    List<RunEvent> taken = List.copyOf(first);
    first.clear();
    return taken;
  }

  private int portion() {
    int characters = 0;
    int events = 0;
    for (int at = 0; at < pending.size(); at++) {
      if (!isWarning(pending.get(at))) {
        characters += pending.get(at).message().length();
        if (events == MAX_EVENTS || characters > MAX_CHARACTERS) {
          return at;
        }
        events++;
      }
    }
    return pending.size();
  }

  /** Hands out what is to be recorded now. */
  List<RunEvent> take() {
    List<RunEvent> taken = List.copyOf(pending);
    pending.clear();
    return taken;
  }

  /**
   * Takes events back that may not have been recorded. Their keys make it harmless when they were.
   */
  void giveBack(List<RunEvent> events) {
    pending.addAll(0, events);
  }

  private static boolean isWarning(RunEvent event) {
    return event.message().startsWith(WARN);
  }

  private void add(
      String key,
      Kind kind,
      @Nullable String stepId,
      @Nullable StepState state,
      @Nullable RunPhase phase,
      String message,
      Map<String, Object> data) {
    Instant at = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    pending.add(new RunEvent(prefix + key, kind, at, stepId, state, phase, message, data));
  }
}
