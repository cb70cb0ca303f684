package dev.formwork.workflows.start;

import dev.formwork.templates.StepDefinition;
import dev.formwork.templates.TemplateDefinition;
import dev.formwork.templates.WrittenStep;
import dev.formwork.workflows.Initiator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Backstage's `Task.spec`: the template as it was, the values as they came, nothing rendered. */
public final class TaskSpec {

  private static final String API_VERSION = "scaffolder.backstage.io/v1beta3";
  private static final String RECOVERY = "EXPERIMENTAL_recovery";

  private TaskSpec() {}

  /** The specification of one run. */
  public static Map<String, Object> of(
      RunnableTemplate template, Map<String, Object> values, Initiator initiator) {
    Map<?, ?> source =
        template.definition().entity().get("spec") instanceof Map<?, ?> found ? found : Map.of();
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("apiVersion", API_VERSION);
    spec.put("steps", steps(template.definition()));
    spec.put("output", template.definition().output());
    spec.put("parameters", values);
    spec.put("user", user(initiator));
    spec.put("templateInfo", templateInfo(template));
    if (source.get(RECOVERY) != null) {
      spec.put(RECOVERY, source.get(RECOVERY));
    }
    return spec;
  }

  /**
   * The steps as they were written, with id, name and action; nothing rendered. The steps of a
   * group come one after the other, because Backstage knows no groups.
   */
  public static List<Object> steps(TemplateDefinition definition) {
    List<WrittenStep> written =
        WrittenStep.of(
            definition.entity().get("spec") instanceof Map<?, ?> spec ? entries(spec) : Map.of());
    List<Object> steps = new ArrayList<>();
    for (int index = 0; index < definition.steps().size(); index++) {
      StepDefinition normal = definition.steps().get(index);
      Map<String, Object> step = new LinkedHashMap<>();
      if (index < written.size()) {
        step.putAll(written.get(index).entries());
      }
      step.put("id", normal.id());
      step.put("name", normal.name());
      step.put("action", normal.action());
      if (normal.group() != null) {
        step.put("group", normal.group());
      }
      steps.add(step);
    }
    return steps;
  }

  private static Map<String, Object> entries(Map<?, ?> map) {
    Map<String, Object> entries = new LinkedHashMap<>();
    map.forEach((key, value) -> entries.put(String.valueOf(key), value));
    return entries;
  }

  private static Map<String, Object> user(Initiator initiator) {
    Map<String, Object> user = new LinkedHashMap<>();
    if (initiator.entity() != null) {
      user.put("entity", initiator.entity());
    }
    if (initiator.ref() != null) {
      user.put("ref", initiator.ref());
    }
    return user;
  }

  private static Map<String, Object> templateInfo(RunnableTemplate template) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("entityRef", template.ref());
    if (template.baseUrl() != null) {
      info.put("baseUrl", template.baseUrl());
    }
    info.put("entity", Map.of("metadata", template.metadata()));
    return info;
  }
}
