package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.StrictQuery;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.api.runs.Retries;
import dev.formwork.api.runs.Run;
import dev.formwork.api.runs.Runs;
import dev.formwork.templates.ParameterValidation;
import dev.formwork.templates.ValueFault;
import dev.formwork.workflows.start.RunnableTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Starts ended runs again, as they were. */
@RestController
@StrictQuery
final class RetryController {

  private final Runs runs;
  private final Retries retries;
  private final RunnableTemplates templates;
  private final Permissions permissions;
  private final Audit audit;

  RetryController(
      Runs runs,
      Retries retries,
      RunnableTemplates templates,
      Permissions permissions,
      Audit audit) {
    this.runs = runs;
    this.retries = retries;
    this.templates = templates;
    this.permissions = permissions;
    this.audit = audit;
  }

  @PostMapping("/api/scaffolder/v2/tasks/{taskId}/retry")
  ResponseEntity<Object> retry(
      @PathVariable String taskId,
      @RequestBody(required = false) @Nullable JsonNode body,
      User user) {
    Map<String, String> secrets = secrets(body);
    Run run = runs.find(taskId).orElseThrow(() -> TasksController.notFound(taskId));
    permissions.require(user, "scaffolder.task.create", run.templateRef());
    permissions.require(user, "scaffolder.task.read", taskId);
    if (run.parentRunId() != null) {
      throw ApiFailure.conflict(
          "Run %s is step '%s' of run %s and begins anew only with that one. Retry run %s."
              .formatted(taskId, run.parentStepId(), run.parentRunId(), run.parentRunId()));
    }
    TemplateRef ref = TemplateRef.parse(run.templateRef());
    RunnableTemplate template =
        templates.find(ref).orElseThrow(() -> TemplatesController.notFound(ref));
    List<ValueFault> faults = ParameterValidation.validateSecrets(template.definition(), secrets);
    if (run.phase().isFinal() && !faults.isEmpty()) {
      return ResponseEntity.badRequest().body(Map.of("errors", faults));
    }
    retries.retry(run, secrets);
    audit.record(user, "scaffolder.task.retry", taskId, Map.of("template", run.templateRef()));
    return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", run.id().toString()));
  }

  private static Map<String, String> secrets(@Nullable JsonNode body) {
    if (body == null || body.isNull() || body.isMissingNode()) {
      return Map.of();
    }
    if (!body.isObject()) {
      throw ApiFailure.input("request/body must be object");
    }
    return TaskCall.secrets(body.path("secrets"));
  }
}
