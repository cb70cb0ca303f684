package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.StrictQuery;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.api.runs.AcceptedRuns;
import dev.formwork.api.runs.Turns;
import dev.formwork.templates.ParameterValidation;
import dev.formwork.templates.TemplateDefinition;
import dev.formwork.templates.ValueFault;
import dev.formwork.workflows.start.NewRun;
import dev.formwork.workflows.start.RunnableTemplate;
import dev.formwork.workflows.start.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts runs. */
@RestController
@StrictQuery
final class NewTaskController {

  private static final int LONGEST_KEY = 200;

  private final RunnableTemplates templates;
  private final FrozenRun frozenRun;
  private final AcceptedRuns acceptedRuns;
  private final Turns turns;
  private final Permissions permissions;
  private final Audit audit;
  private final JsonMapper json;

  NewTaskController(
      RunnableTemplates templates,
      FrozenRun frozenRun,
      AcceptedRuns acceptedRuns,
      Turns turns,
      Permissions permissions,
      Audit audit,
      JsonMapper json) {
    this.templates = templates;
    this.frozenRun = frozenRun;
    this.acceptedRuns = acceptedRuns;
    this.turns = turns;
    this.permissions = permissions;
    this.audit = audit;
    this.json = json;
  }

  @PostMapping("/api/scaffolder/v2/tasks")
  ResponseEntity<Object> create(
      @RequestBody(required = false) @Nullable JsonNode body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "Formwork-Priority", required = false) @Nullable String priority,
      User user) {
    TaskCall call = TaskCall.parse(body, json);
    permissions.require(user, "scaffolder.task.create", call.templateRef().toString());
    String idempotencyKey = scoped(key, user);
    Optional<UUID> earlier = acceptedRuns.earlier(idempotencyKey, call.digest());
    if (earlier.isPresent()) {
      return created(earlier.get());
    }
    RunnableTemplate template =
        templates
            .find(call.templateRef(), user)
            .orElseThrow(() -> TemplatesController.notFound(call.templateRef()));
    List<ValueFault> faults = faults(template.definition(), call.values(), call.secrets());
    if (!faults.isEmpty()) {
      return ResponseEntity.badRequest().body(Map.of("errors", faults));
    }
    Turn turn = turns.of(template.definition(), priority);
    NewRun run = frozenRun.of(template, call, user, idempotencyKey).with(turn);
    UUID id = acceptedRuns.accept(run);
    audit.record(user, "scaffolder.task.create", id.toString(), Map.of("template", template.ref()));
    return created(id);
  }

  private static ResponseEntity<Object> created(UUID id) {
    return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", id.toString()));
  }

  /** What the template's schemas do not allow. */
  static List<ValueFault> faults(
      TemplateDefinition template, Map<String, Object> values, Map<String, String> secrets) {
    List<ValueFault> faults = new ArrayList<>(ParameterValidation.validate(template, values));
    faults.addAll(ParameterValidation.validateSecrets(template, secrets));
    return faults;
  }

  /** Keys of different people never meet. */
  private static @Nullable String scoped(@Nullable String key, User user) {
    if (key == null) {
      return null;
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw ApiFailure.input(
          "Header Idempotency-Key must have 1 to %d characters. Use e.g. a UUID."
              .formatted(LONGEST_KEY));
    }
    return user.ref() + " " + key.strip();
  }
}
