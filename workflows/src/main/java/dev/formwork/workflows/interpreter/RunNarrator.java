package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Pause;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunSearchAttributes;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StuckUndo;
import dev.formwork.workflows.TellingInput;
import dev.formwork.workflows.Wait;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells operators in Temporal's lists and pages where the run stands. */
final class RunNarrator {

  private static final int MAX_SUMMARY = 150;

  /** An action whose attempts end within this time is quick. */
  private static final Duration QUICK = Duration.ofSeconds(30);

  private static final long TOLD_EVERY_MILLIS = 1_000;

  private final RunState state;
  private RunPhase toldPhase = RunPhase.RUNNING;
  private @Nullable String toldStep;
  private long toldAt;
  private boolean toldAttention;

  RunNarrator(RunState state) {
    this.state = state;
    this.toldAt = Workflow.currentTimeMillis();
    this.toldStep = state.steps().isEmpty() ? null : state.steps().getFirst().id();
  }

  /** One line for an activity, such as `3/8 publish:github acme/payments`. */
  static String summary(StepRequest request) {
    String iteration = request.iteration() == null ? "" : "[" + request.iteration() + "]";
    String text =
        "%d/%d %s%s %s"
            .formatted(
                request.position(),
                request.total(),
                request.action(),
                iteration,
                TellingInput.of(request.input(), request.deferred()));
    return TellingInput.shorten(text.strip(), MAX_SUMMARY);
  }

  /** One line for an undo. */
  static String undoSummary(StepRequest request) {
    return TellingInput.shorten("undo " + summary(request), MAX_SUMMARY);
  }

  /**
   * Tells that a step begins or is taken back. Each word to the lists costs the server a write, as
   * much as a tenth of a step that does nothing, so quick steps are told only now and then.
   */
  void step(StepProgress step, ActionPolicy policy) {
    long now = Workflow.currentTimeMillis();
    boolean isQuick = policy.attemptTimeout().compareTo(QUICK) <= 0;
    if (!step.id().equals(toldStep) && (!isQuick || now - toldAt >= TOLD_EVERY_MILLIS)) {
      Workflow.upsertTypedSearchAttributes(
          RunSearchAttributes.currentStep(step.id()),
          RunSearchAttributes.STEPS_DONE.valueSet((long) state.stepsDone()));
      toldStep = step.id();
      toldAt = now;
    }
    details();
  }

  /** Tells that the run has another phase. */
  void phase() {
    if (state.phase() != toldPhase) {
      toldPhase = state.phase();
      List<SearchAttributeUpdate<?>> updates = new ArrayList<>();
      updates.add(RunSearchAttributes.RUN_PHASE.valueSet(toldPhase.name()));
      updates.add(RunSearchAttributes.STEPS_DONE.valueSet((long) state.stepsDone()));
      boolean isNeeded =
          toldPhase == RunPhase.PAUSED
              || state.waits().stream().anyMatch(wait -> wait.approval() != null)
              || (toldPhase.isFinal() && !state.leftovers().isEmpty());
      if (isNeeded != toldAttention) {
        toldAttention = isNeeded;
        updates.add(RunSearchAttributes.NEEDS_ATTENTION.valueSet(isNeeded));
      }
      Workflow.upsertTypedSearchAttributes(updates.toArray(SearchAttributeUpdate<?>[]::new));
    }
    details();
  }

  /** Tells whether a person has something to do while the phase stays. */
  void attention(boolean isNeeded) {
    if (isNeeded != toldAttention) {
      toldAttention = isNeeded;
      Workflow.upsertTypedSearchAttributes(RunSearchAttributes.NEEDS_ATTENTION.valueSet(isNeeded));
    }
    details();
  }

  private void details() {
    Workflow.setCurrentDetails(markdown());
  }

  private String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        "**%s**: %s, %d of %d steps done"
            .formatted(
                cell(state.request().templateTitle()),
                words(state.phase()),
                state.stepsDone(),
                state.steps().size()));
    if (state.info().portalUrl() != null) {
      text.append(" · [open the run](").append(state.info().portalUrl()).append(')');
    }
    text.append('\n');
    needs(text);
    text.append("\n| | Step | Action | State | |\n|--:|---|---|---|---|\n");
    state.steps().forEach(step -> row(text, step));
    return text.toString();
  }

  /** What people must know stands before the steps: Temporal's page shows some lines only. */
  private void needs(StringBuilder text) {
    Pause pause = state.pause();
    if (pause != null) {
      text.append("\nSomeone must decide until ").append(Times.text(pause.until()));
      text.append(" about step ").append(cell(pause.stepId())).append(", which failed: ");
      text.append(cell(pause.failure().message())).append('\n');
    }
    for (Wait wait : state.waits()) {
      text.append("\nStep ").append(cell(wait.stepId())).append(" waits for ");
      text.append(words(wait.kind())).append(" until ").append(Times.text(wait.until()));
      if (wait.approval() != null) {
        text.append(" of ").append(cell(String.join(", ", wait.approval().approvers())));
      }
      if (wait.kind() == Wait.Kind.RESOURCE) {
        text.append(": ").append(cell(String.valueOf(wait.message())));
        text.append(", next look ")
            .append(wait.nextLook() == null ? "now" : Times.text(wait.nextLook()));
      }
      text.append('\n');
    }
    for (StuckUndo undo : state.stuckUndos()) {
      text.append("\nSomeone must decide until ").append(Times.text(undo.until()));
      text.append(" about the undo of step ").append(cell(undo.stepId()));
      text.append(", which failed: ").append(cell(undo.message())).append('\n');
    }
    if (state.failure() != null) {
      text.append("\nFailed: ").append(cell(state.failure().message())).append('\n');
    }
    if (!state.leftovers().isEmpty()) {
      text.append("\nAn operator must look at what could not be taken back:\n\n");
      state.leftovers().forEach(leftover -> text.append("- ").append(line(leftover)).append('\n'));
    }
  }

  private static void row(StringBuilder text, StepProgress step) {
    text.append("| ").append(step.position());
    text.append(" | ").append(cell(step.spec().name()));
    text.append(" | ").append(step.spec().action());
    text.append(" | ").append(words(step.state()));
    text.append(" | ").append(links(step.links())).append(" |\n");
  }

  private static String links(List<Link> links) {
    return links.stream()
        .map(link -> "[" + cell(link.title()) + "](" + link.url() + ")")
        .collect(Collectors.joining(" "));
  }

  private static String line(Leftover leftover) {
    String name = cell(leftover.name());
    String what = leftover.url() == null ? name : "[" + name + "](" + leftover.url() + ")";
    return cell(leftover.kind()) + " " + what + ": " + cell(leftover.reason());
  }

  private static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Text that cannot end its cell or its line. */
  private static String cell(String text) {
    return text.replace('\n', ' ').replace("|", "\\|");
  }
}
