package dev.formwork.api.reconcile;

import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunEvent.Kind;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.StuckUndo;
import dev.formwork.workflows.Wait;
import dev.formwork.workflows.interpreter.Asked;
import dev.formwork.workflows.interpreter.WaitEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events that bring the tables to what a run's workflow says. Their keys name the length of the
 * history that was compared, so two who find the same difference write it once.
 */
final class Differences {

  private final SilentRun run;
  private final Shown shown;
  private final RunView view;
  private final long history;
  private final Instant at;
  private final List<RunEvent> events = new ArrayList<>();

  private Differences(SilentRun run, Shown shown, RunView view, long history, Instant at) {
    this.run = run;
    this.shown = shown;
    this.view = view;
    this.history = history;
    this.at = at;
  }

  /**
   * Lists them in the order in which they are to be recorded.
   *
   * @param phase where the run stands, which for a workflow that was terminated is not the phase of
   *     the view
   * @param at when the workflow closed, or now
   */
  static List<RunEvent> between(
      SilentRun run, Shown shown, RunView view, RunPhase phase, long history, Instant at) {
    Differences all = new Differences(run, shown, view, history, at);
    view.steps().forEach(all::step);
    if (!phase.isFinal()) {
      all.waits();
      all.stuckUndos();
      all.phase();
    }
    return all.events;
  }

  private void step(StepView step) {
    StepState state = shown.steps().get(step.id());
    if (state == null || state == step.state()) {
      return;
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(RunEvent.RETRY, true);
    if (step.failure() != null) {
      data.put("failure", step.failure());
    }
    add(
        "step:" + step.id() + ":" + word(step.state()),
        step.id(),
        step.state(),
        null,
        "Step %s is %s".formatted(step.id(), word(step.state())),
        data);
  }

  private void waits() {
    Set<String> over = new HashSet<>(shown.waits());
    for (Wait wait : view.waits()) {
      if (!over.remove(wait.key())) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("wait", WaitEntry.of(wait));
        String message = "Step %s waits".formatted(wait.stepId());
        add("wait:" + wait.key(), null, null, null, message, data);
      }
    }
    over.stream()
        .sorted()
        .forEach(
            key ->
                add(
                    "waited:" + key,
                    null,
                    null,
                    null,
                    "Wait %s is over".formatted(key),
                    Map.of("waited", key)));
  }

  private void stuckUndos() {
    Set<String> waiting =
        view.stuckUndos().stream()
            .map(StuckUndo::stepId)
            .map("undo:"::concat)
            .collect(Collectors.toSet());
    Set<String> told =
        shown.asked().stream().filter(key -> key.startsWith("undo:")).collect(Collectors.toSet());
    if (!waiting.equals(told)) {
      String message = "%d undos wait for a decision".formatted(waiting.size());
      add("stuck", null, null, null, message, Asked.of(view.stuckUndos()));
    }
  }

  private void phase() {
    boolean isUntold = view.pause() != null && !shown.asked().contains("paused");
    if (view.phase() != run.phase() || isUntold) {
      Map<String, Object> data = view.pause() == null ? Map.of() : Asked.of(view.pause());
      add(
          "phase:" + word(view.phase()),
          null,
          null,
          view.phase(),
          "The run is %s".formatted(word(view.phase())),
          data);
    }
  }

  private void add(
      String key,
      @Nullable String stepId,
      @Nullable StepState state,
      @Nullable RunPhase phase,
      String message,
      Map<String, Object> data) {
    events.add(
        new RunEvent(
            "reconciled:%d:%s".formatted(history, key),
            Kind.LOG,
            at,
            stepId,
            state,
            phase,
            message + ", as Temporal says; what told it was lost",
            data));
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
