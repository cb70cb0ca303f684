package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.StrictQuery;
import dev.formwork.api.identity.User;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What templates ask and which actions they may use. */
@RestController
@StrictQuery
@RequestMapping("/api/scaffolder/v2")
final class TemplatesController {

  private final RunnableTemplates templates;
  private final ActionManifests actions;

  TemplatesController(RunnableTemplates templates, ActionManifests actions) {
    this.templates = templates;
    this.actions = actions;
  }

  @GetMapping("/actions")
  List<Map<String, Object>> actions() {
    return actions.list();
  }

  @GetMapping("/templates/{namespace}/{kind}/{name}/parameter-schema")
  Map<String, Object> parameterSchema(
      @PathVariable String namespace,
      @PathVariable String kind,
      @PathVariable String name,
      User user) {
    TemplateRef ref = TemplateRef.of(kind, namespace, name);
    return FormSchema.of(templates.find(ref, user).orElseThrow(() -> notFound(ref)).definition());
  }

  static ApiFailure notFound(TemplateRef ref) {
    return ApiFailure.notFound(
        "Template %s is not in the catalog, or has no revision without faults. See /api/formwork/v1/templates for those that can be run."
            .formatted(ref));
  }
}
