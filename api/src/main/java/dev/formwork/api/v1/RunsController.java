package dev.formwork.api.v1;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.Page;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.api.runs.Cancellation;
import dev.formwork.api.runs.Run;
import dev.formwork.api.runs.RunFilter;
import dev.formwork.api.runs.RunQueue;
import dev.formwork.api.runs.Runs;
import dev.formwork.workflows.RunPhase;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs with their native states and what they made. */
@RestController
@Tag(name = "runs")
@RequestMapping("/api/formwork/v1/runs")
final class RunsController {

  private final Runs runs;
  private final RunQueue queue;
  private final Cancellation cancellation;
  private final TemporalPages temporalPages;
  private final Permissions permissions;
  private final Audit audit;
  private final JsonValues json;

  RunsController(
      Runs runs,
      RunQueue queue,
      Cancellation cancellation,
      TemporalPages temporalPages,
      Permissions permissions,
      Audit audit,
      JsonValues json) {
    this.runs = runs;
    this.queue = queue;
    this.cancellation = cancellation;
    this.temporalPages = temporalPages;
    this.permissions = permissions;
    this.audit = audit;
    this.json = json;
  }

  /** One line of a list of runs. */
  record RunItem(
      UUID id,
      String workflowId,
      String templateRef,
      String templateTitle,
      @Nullable String initiator,
      String phase,
      Instant createdAt,
      @Nullable Instant endedAt,
      int stepsDone,
      int stepsTotal,
      String title,
      @Nullable UUID parentRunId,
      @Nullable String parentStepId) {

    static RunItem of(Run run) {
      return new RunItem(
          run.id(),
          run.workflowId(),
          run.templateRef(),
          run.templateTitle(),
          run.initiator(),
          RunAnswer.word(run.phase()),
          run.createdAt(),
          run.endedAt(),
          run.stepsDone(),
          run.stepsTotal(),
          run.title(),
          run.parentRunId(),
          run.parentStepId());
    }
  }

  /** One page of runs, newest first. */
  record RunList(List<RunItem> items, int total) {}

  /** Why a run is cancelled; shown to everyone who looks at it. */
  record CancelBody(
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable String reason) {}

  @GetMapping
  RunList listRuns(
      @RequestParam(required = false) @Nullable List<String> phase,
      @RequestParam(required = false) @Nullable String templateRef,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String initiator,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable Boolean attention,
      @RequestParam(required = false) @Nullable String parentRunId,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Integer offset,
      User user) {
    permissions.require(user, "scaffolder.task.read", "");
    RunFilter filter =
        new RunFilter(
            checked(phase),
            List.of(),
            initiator == null || initiator.isEmpty() ? List.of() : List.of(initiator),
            known(templateRef),
            known(owner),
            q == null || q.isBlank() ? null : q.strip(),
            Boolean.TRUE.equals(attention),
            parent(parentRunId));
    Runs.Found found = runs.list(filter, Page.of(limit, offset));
    return new RunList(found.items().stream().map(RunItem::of).toList(), found.total());
  }

  @GetMapping("/{id}")
  RunAnswer getRun(@PathVariable String id, User user) {
    return answer(readable(id, user));
  }

  @PostMapping("/{id}/cancel")
  RunAnswer cancelRun(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable CancelBody body,
      User user) {
    Run run = readable(id, user);
    permissions.require(user, "scaffolder.task.cancel", id);
    if (!run.phase().isFinal()) {
      cancellation.cancel(run, user.ref(), body == null ? null : body.reason());
      audit.record(user, "scaffolder.task.cancel", id, Map.of());
    }
    return answer(readable(id, user));
  }

  private Run readable(String id, User user) {
    Run run =
        runs.find(id)
            .orElseThrow(
                () ->
                    ApiFailure.notFound(
                        "Run %s does not exist. GET /api/formwork/v1/runs lists those that do."
                            .formatted(id)));
    permissions.require(user, "scaffolder.task.read", id);
    return run;
  }

  private RunAnswer answer(Run run) {
    return RunAnswer.of(
        run,
        runs.steps(run.id()),
        runs.things(run.id()),
        json,
        temporalPages.of(run.workflowId()),
        queue.before(run.id()));
  }

  private static @Nullable UUID parent(@Nullable String id) {
    if (known(id) == null) {
      return null;
    }
    return Runs.uuid(String.valueOf(id))
        .orElseThrow(
            () ->
                ApiFailure.input(
                    "request/query/parentRunId must be the id of a run, not '%s'".formatted(id)));
  }

  /** An empty parameter asks for nothing. */
  private static @Nullable String known(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static List<String> checked(@Nullable List<String> phases) {
    List<String> known = Arrays.stream(RunPhase.values()).map(RunAnswer::word).toList();
    List<String> asked =
        phases == null ? List.of() : phases.stream().filter(phase -> !phase.isEmpty()).toList();
    for (String phase : asked) {
      if (!known.contains(phase)) {
        throw ApiFailure.input(
            "request/query/phase must be one of %s, not '%s'"
                .formatted(String.join(", ", known), phase));
      }
    }
    return asked;
  }
}
