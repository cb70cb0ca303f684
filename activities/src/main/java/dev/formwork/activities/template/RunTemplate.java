package dev.formwork.activities.template;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.child.ChildRuns;
import dev.formwork.activities.port.child.ChildRuns.Standing;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.start.NewRun;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc(
    "Runs another template as one step: the run has its own page, and it is taken back together with this one.")
final class RunTemplate implements Action<RunTemplate.Input, RunTemplate.Output> {

  record Input(
      @Doc("The template, such as `template:default/java-service` or `java-service`.")
          String template,
      @Doc("The values of its form.") @Default("{}") Map<String, Object> values,
      @Doc("Its secrets by name, such as `token: ${{ secrets.token }}`.") @Default("{}")
          Map<String, String> secrets) {

    /** Without the secrets. */
    @Override
    public String toString() {
      return "Input[template=%s, values=%s, secrets=%s]"
          .formatted(template, values, secrets.keySet());
    }
  }

  record Output(
      @Doc("Id of the run.") String runId,
      @Doc("Address of the run's page; missing when the portal's address is unknown.")
          @Nullable String url,
      @Doc("The template's own output.") Map<String, Object> output) {}

  private static final String KIND = "run";

  private final ChildRuns runs;
  private final ChildRequests requests;

  RunTemplate(ChildRuns runs, ChildRequests requests) {
    this.runs = runs;
    this.requests = requests;
  }

  @Override
  public String id() {
    return "template:run";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withUndo();
  }

  /** Prepares the run; the workflow runs it and adds its output. */
  @Override
  public Output run(Input input, StepContext step) {
    String key = key(step);
    RunRequest request = runs.prepared(key).orElseGet(() -> runs.accept(newRun(input, step, key)));
    step.made(KIND, name(request, step), request.portalUrl());
    if (request.portalUrl() != null) {
      step.link("Run of " + request.templateTitle(), request.portalUrl());
    }
    step.child(request);
    return new Output(request.runId(), request.portalUrl(), Map.of());
  }

  /**
   * A run that took itself back has said what stays; one that ended well or never began is taken
   * back by the workflow.
   */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    runs.prepared(key(step))
        .ifPresent(
            request -> {
              step.undone(KIND, name(request, step), request.portalUrl());
              Standing standing = runs.standing(request.runId()).orElse(null);
              if (standing != null && hasTakenItselfBack(standing.phase())) {
                standing.leftovers().forEach(left -> leave(left, step));
              } else {
                runs.keepLog(request);
                step.undoChild(request);
              }
            });
  }

  private static boolean hasTakenItselfBack(RunPhase phase) {
    return switch (phase) {
      case UNDONE, UNDONE_WITH_LEFTOVERS, CANCELLED -> true;
      case RUNNING, WAITING, PAUSED, UNDOING, COMPLETED, FAILED -> false;
    };
  }

  /** Of its template, and of its iteration where the step has several. */
  private static String name(RunRequest request, StepContext step) {
    String whole = step.run().runId() + "/" + step.stepId() + "/";
    String key = step.idempotencyKey();
    return key.startsWith(whole)
        ? "%s [%s]".formatted(request.templateTitle(), key.substring(whole.length()))
        : request.templateTitle();
  }

  private static void leave(Leftover left, StepContext step) {
    step.leftover(left.kind(), left.name(), left.url(), left.reason());
  }

  private NewRun newRun(Input input, StepContext step, String key) {
    return requests.of(input.template(), input.values(), input.secrets(), step, key);
  }

  /** Another attempt of the whole run, or a retry of the step by a person, makes another run. */
  private static String key(StepContext step) {
    return "%s %s %d".formatted(step.run().workflowId(), step.idempotencyKey(), step.round());
  }
}
