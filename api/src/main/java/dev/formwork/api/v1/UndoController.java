package dev.formwork.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.api.runs.Decommissions;
import dev.formwork.api.runs.Run;
import dev.formwork.api.runs.RunThings;
import dev.formwork.api.runs.Runs;
import dev.formwork.api.runs.UndoPlan;
import dev.formwork.api.scaffolder.ActionManifests;
import dev.formwork.templates.lint.KnownAction;
import dev.formwork.workflows.RunUndoRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Taking ended runs back. */
@RestController
@Tag(name = "runs")
@RequestMapping("/api/formwork/v1/runs/{id}")
final class UndoController {

  /** Whoever has it may take back every ended run that they can read. */
  static final String PERMISSION = "formwork.run.decommission";

  private final Runs runs;
  private final Decommissions decommissions;
  private final ActionManifests actions;
  private final Permissions permissions;
  private final Audit audit;

  UndoController(
      Runs runs,
      Decommissions decommissions,
      ActionManifests actions,
      Permissions permissions,
      Audit audit) {
    this.runs = runs;
    this.decommissions = decommissions;
    this.actions = actions;
    this.permissions = permissions;
    this.audit = audit;
  }

  /** What becomes of a step. */
  enum UndoVerdict {
    @JsonProperty("undo")
    UNDO,
    @JsonProperty("keep")
    KEEP,
    @JsonProperty("nothing")
    NOTHING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("stay")
    STAY
  }

  /** One step that was, or may have been, carried out. */
  record UndoStep(
      String id,
      String name,
      String action,
      UndoVerdict verdict,
      String explanation,
      List<RunThings.Made> made) {

    static UndoStep of(UndoPlan.Step step) {
      return new UndoStep(
          step.id(),
          step.name(),
          step.action(),
          UndoVerdict.valueOf(step.verdict().name()),
          step.explanation(),
          step.made());
    }
  }

  /**
   * What taking the run back would do.
   *
   * @param version to be named by the wish
   * @param canUndo whether this person can take the run back now
   * @param obstacle why nobody can, or null
   * @param secrets names of secrets to be given anew; without them what needs them stays
   */
  record UndoPreview(
      int version,
      boolean canUndo,
      @Nullable String obstacle,
      List<String> secrets,
      List<UndoStep> steps) {

    static UndoPreview of(UndoPlan plan, boolean isAllowed) {
      return new UndoPreview(
          plan.version(),
          isAllowed && plan.isPossible(),
          plan.isPossible() ? null : plan.obstacle(),
          plan.secrets(),
          plan.steps().stream().map(UndoStep::of).toList());
    }
  }

  /**
   * The wish to take a run back.
   *
   * @param version of the preview that the person saw
   * @param reason shown to everyone who looks at the run, or null
   * @param secrets those that the preview asks for, or null
   */
  record UndoBody(
      int version,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable String reason,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
          @Nullable Map<String, String> secrets) {

    @Override
    public String toString() {
      return "UndoBody[version=%d, reason=%s]".formatted(version, reason);
    }
  }

  /** An undo that has begun; the run's page tells how it goes. */
  record UndoStarted(int serial, String workflowId) {}

  @GetMapping("/undo-preview")
  UndoPreview previewUndo(@PathVariable String id, User user) {
    Run run = readable(id, user);
    return UndoPreview.of(
        decommissions.plan(run, undoes()), permissions.allows(user, PERMISSION, id));
  }

  @PostMapping("/undo")
  @ResponseStatus(HttpStatus.ACCEPTED)
  UndoStarted undoRun(@PathVariable String id, @RequestBody UndoBody body, User user) {
    Run run = readable(id, user);
    permissions.require(user, PERMISSION, id);
    Map<String, String> secrets = body.secrets() == null ? Map.of() : body.secrets();
    RunUndoRequest undo =
        decommissions.start(
            run,
            new Decommissions.Wish(body.version(), user.ref(), body.reason(), secrets),
            undoes());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("serial", undo.serial());
    details.put("reason", body.reason() == null ? "" : body.reason());
    audit.record(user, PERMISSION, id, details);
    return new UndoStarted(undo.serial(), undo.workflowId());
  }

  /** Actions that no worker offers any more are taken for ones that leave something. */
  private Predicate<String> undoes() {
    Set<String> harmless =
        actions.known().stream()
            .filter(action -> !action.undoes())
            .map(KnownAction::id)
            .collect(Collectors.toSet());
    return action -> !harmless.contains(action);
  }

  private Run readable(String id, User user) {
    Run run =
        runs.find(id)
            .orElseThrow(() -> ApiFailure.notFound("Run %s does not exist.".formatted(id)));
    permissions.require(user, "scaffolder.task.read", id);
    return run;
  }
}
