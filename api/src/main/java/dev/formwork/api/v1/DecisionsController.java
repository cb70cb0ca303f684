package dev.formwork.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.api.runs.Decisions;
import dev.formwork.api.runs.Run;
import dev.formwork.api.runs.Runs;
import dev.formwork.workflows.Decision;
import dev.formwork.workflows.Pause;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StuckUndo;
import dev.formwork.workflows.UndoDecision;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a run waits for people to decide. */
@RestController
@Tag(name = "runs")
@RequestMapping("/api/formwork/v1/runs/{id}")
final class DecisionsController {

  /** Whoever has it may decide about every run that they can read. */
  static final String PERMISSION = "formwork.run.decide";

  private final Runs runs;
  private final Decisions decisions;
  private final Permissions permissions;
  private final Audit audit;

  DecisionsController(Runs runs, Decisions decisions, Permissions permissions, Audit audit) {
    this.runs = runs;
    this.decisions = decisions;
    this.permissions = permissions;
    this.audit = audit;
  }

  /** What can be decided about a run that waits. */
  enum Verb {
    @JsonProperty("retry")
    RETRY,
    @JsonProperty("skip")
    SKIP,
    @JsonProperty("undo")
    UNDO,
    @JsonProperty("keep")
    KEEP
  }

  /** What can be decided about an undo that failed. */
  enum UndoVerb {
    @JsonProperty("retry")
    RETRY,
    @JsonProperty("skip")
    SKIP
  }

  /** What one decision would do: ids of steps. */
  record DecisionChoice(Verb decision, List<String> runs, List<String> keeps, List<String> undoes) {

    static DecisionChoice of(Pause.Choice choice) {
      return new DecisionChoice(
          Verb.valueOf(choice.verb().name()), choice.runs(), choice.keeps(), choice.undoes());
    }
  }

  /**
   * Why the run is paused.
   *
   * @param number to be named by the decision
   */
  record OpenPause(
      int number, String stepId, String failure, Instant until, List<DecisionChoice> choices) {

    static OpenPause of(Pause pause) {
      return new OpenPause(
          pause.number(),
          pause.stepId(),
          pause.failure().message(),
          pause.until(),
          pause.choices().stream().map(DecisionChoice::of).toList());
    }
  }

  /** An undo that failed. */
  record OpenUndo(String stepId, String failure, Instant until) {

    static OpenUndo of(StuckUndo undo) {
      return new OpenUndo(undo.stepId(), undo.message(), undo.until());
    }
  }

  /**
   * What the run waits for.
   *
   * @param pause null when the run is not paused
   */
  record OpenDecisions(@Nullable OpenPause pause, List<OpenUndo> stuckUndos, boolean canDecide) {}

  /**
   * A decision about a paused run.
   *
   * @param pause number of the pause that the person saw
   * @param input for a retry: the step's `input` from now on, or null
   * @param output for a skipped step: what later steps read as its output, or null
   */
  record DecisionBody(
      Verb decision,
      int pause,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable String reason,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Map<String, Object> input,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
          @Nullable Map<String, Object> output) {}

  /** A decision about an undo that failed. */
  record UndoDecisionBody(
      String stepId,
      UndoVerb decision,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable String reason) {}

  /** A run that ends while it is looked at waits for nothing. */
  @GetMapping("/decisions")
  OpenDecisions openDecisions(@PathVariable String id, User user) {
    Run run = readable(id, user);
    boolean canDecide = permissions.allows(user, PERMISSION, id);
    if (run.phase().isFinal()) {
      return new OpenDecisions(null, List.of(), canDecide);
    }
    try {
      return open(decisions.look(run), canDecide);
    } catch (ApiFailure failure) {
      if (failure.kind() == ApiFailure.Kind.CONFLICT) {
        return new OpenDecisions(null, List.of(), canDecide);
      }
      throw failure;
    }
  }

  private static OpenDecisions open(RunView view, boolean canDecide) {
    Pause pause = view.pause();
    return new OpenDecisions(
        pause == null ? null : OpenPause.of(pause),
        view.stuckUndos().stream().map(OpenUndo::of).toList(),
        canDecide);
  }

  @PostMapping("/decisions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(@PathVariable String id, @RequestBody DecisionBody body, User user) {
    Run run = readable(id, user);
    permissions.require(user, PERMISSION, id);
    decisions.decide(
        run,
        new Decision(
            Decision.Verb.valueOf(body.decision().name()),
            body.pause(),
            user.ref(),
            body.reason(),
            body.input(),
            body.output()));
    audit.record(
        user,
        PERMISSION,
        id,
        Map.of("decision", RunAnswer.word(body.decision()), "pause", body.pause()));
  }

  @PostMapping("/undo-decisions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decideUndo(@PathVariable String id, @RequestBody UndoDecisionBody body, User user) {
    Run run = readable(id, user);
    permissions.require(user, PERMISSION, id);
    decisions.decideUndo(
        run,
        new UndoDecision(
            body.stepId(),
            UndoDecision.Verb.valueOf(body.decision().name()),
            user.ref(),
            body.reason()));
    audit.record(
        user,
        PERMISSION,
        id,
        Map.of("decision", "undo-" + RunAnswer.word(body.decision()), "stepId", body.stepId()));
  }

  private Run readable(String id, User user) {
    Run run =
        runs.find(id)
            .orElseThrow(() -> ApiFailure.notFound("Run %s does not exist.".formatted(id)));
    permissions.require(user, "scaffolder.task.read", id);
    return run;
  }
}
