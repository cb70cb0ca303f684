package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.StrictQuery;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.templates.TemplateDefinition;
import dev.formwork.templates.ValueFault;
import dev.formwork.workflows.RunFailure;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.dryrun.DryRunAnswer;
import dev.formwork.workflows.dryrun.DryRunCall;
import dev.formwork.workflows.start.TaskSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tries templates out without changing anything. */
@RestController
@StrictQuery
final class DryRunController {

  private final DryRuns dryRuns;
  private final FrozenRun frozenRun;
  private final Map<String, String> environment;
  private final Permissions permissions;
  private final Audit audit;
  private final JsonMapper json;

  DryRunController(
      DryRuns dryRuns,
      FrozenRun frozenRun,
      Map<String, String> environment,
      Permissions permissions,
      Audit audit,
      JsonMapper json) {
    this.dryRuns = dryRuns;
    this.frozenRun = frozenRun;
    this.environment = environment;
    this.permissions = permissions;
    this.audit = audit;
    this.json = json;
  }

  @PostMapping("/api/scaffolder/v2/dry-run")
  ResponseEntity<Object> dryRun(@RequestBody(required = false) @Nullable JsonNode body, User user) {
    permissions.require(user, "scaffolder.task.create", "");
    permissions.require(user, "scaffolder.template.dry-run", "");
    DryRunBody call = DryRunBody.parse(body, json);
    TemplateDefinition template = call.template();
    List<ValueFault> faults = NewTaskController.faults(template, call.values(), call.secrets());
    if (!faults.isEmpty()) {
      return ResponseEntity.badRequest().body(Map.of("errors", faults));
    }
    audit.record(user, "scaffolder.template.dry-run", template.name(), Map.of());
    DryRunAnswer answer = dryRuns.tryOut(call(call, user));
    RunFailure failure = answer.failure();
    if (failure != null) {
      throw refused(failure);
    }
    return ResponseEntity.ok(wire(answer, template));
  }

  private DryRunCall call(DryRunBody body, User user) {
    TemplateDefinition template = body.template();
    return new DryRunCall(
        template.title() == null ? template.name() : template.title(),
        RunSpec.of(template),
        body.values(),
        body.secrets(),
        frozenRun.initiator(user),
        environment,
        body.files());
  }

  private static ApiFailure refused(RunFailure failure) {
    ApiFailure.Kind kind =
        switch (failure.type()) {
          case "InvalidInput", "QuotaExceeded" -> ApiFailure.Kind.INPUT;
          case "NotAllowed", "PermissionDenied" -> ApiFailure.Kind.NOT_ALLOWED;
          case "NameTaken", "Conflict" -> ApiFailure.Kind.CONFLICT;
          case "RateLimited", "Unavailable", "NotReadyYet" -> ApiFailure.Kind.UNAVAILABLE;
          default -> ApiFailure.Kind.INTERNAL;
        };
    return new ApiFailure(kind, failure.message());
  }

  private static Map<String, Object> wire(DryRunAnswer answer, TemplateDefinition template) {
    Map<String, Object> wire = new LinkedHashMap<>();
    wire.put("log", answer.log().stream().map(DryRunController::line).toList());
    wire.put("directoryContents", answer.files());
    wire.put("output", answer.output());
    wire.put("steps", TaskSpec.steps(template));
    return wire;
  }

  private static Map<String, Object> line(DryRunAnswer.Line line) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", line.message());
    if (line.stepId() != null) {
      body.put("stepId", line.stepId());
    }
    if (line.state() != null) {
      body.put("status", status(line));
    }
    return Map.of("body", body);
  }

  private static String status(DryRunAnswer.Line line) {
    return switch (line.state()) {
      case RUNNING -> "processing";
      case COMPLETED -> "completed";
      case SKIPPED -> "skipped";
      case FAILED -> "failed";
      case null, default -> "open";
    };
  }
}
