package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.templates.StepDefinition;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.steps.InputRenderer;
import dev.formwork.workflows.steps.Iteration;
import dev.formwork.workflows.steps.Variables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which templates the steps of a run may run as runs of their own: decided for the person when the
 * run is started, because workers know no permissions. References are found that stand in the
 * template as they are or come from the values of the form, and those that stand in the templates
 * so found.
 */
final class LaunchableTemplates {

  private static final String CREATE = "scaffolder.task.create";

  /** Deeper than runs may nest. */
  private static final int MAX_DEPTH = 10;

  private static final Pattern READS_STEPS = Pattern.compile("\\$\\{\\{[^}]*\\bsteps\\b");

  private final RunnableTemplates templates;
  private final Permissions permissions;

  LaunchableTemplates(RunnableTemplates templates, Permissions permissions) {
    this.templates = templates;
    this.permissions = permissions;
  }

  /** Full references; null when everybody may launch everything. */
  @Nullable List<String> of(RunRequest request, User user) {
    if (permissions.areOpen()) {
      return null;
    }
    Set<String> launchable = new LinkedHashSet<>();
    for (String ref : named(request)) {
      collect(ref, user, launchable, 1);
    }
    return List.copyOf(launchable);
  }

  private void collect(String text, User user, Set<String> launchable, int depth) {
    TemplateRef ref = parse(text);
    if (ref == null
        || depth > MAX_DEPTH
        || launchable.contains(ref.toString())
        || !permissions.allows(user, CREATE, ref.toString())) {
      return;
    }
    launchable.add(ref.toString());
    templates.find(ref).stream()
        .flatMap(template -> template.definition().steps().stream())
        .filter(step -> step.action().equals(TemplateRun.RUN_ACTION))
        .map(StepDefinition::input)
        .map(input -> input.get("template"))
        .filter(Objects::nonNull)
        .forEach(inner -> collect(inner.toString(), user, launchable, depth + 1));
  }

  private static @Nullable TemplateRef parse(String text) {
    try {
      return text.contains("${{") ? null : TemplateRef.parse(text.strip());
    } catch (ApiFailure notATemplate) {
      return null;
    }
  }

  /** The references of the run's own steps, as far as the values of the form tell them. */
  private static Set<String> named(RunRequest request) {
    Set<String> refs = new LinkedHashSet<>();
    InputRenderer renderer = new InputRenderer(request.hosts());
    Variables variables = new Variables(request, Map.of());
    RunSpec spec = request.spec();
    for (StepSpec step : spec.steps()) {
      if (step.action().equals(TemplateRun.RUN_ACTION) && !readsSteps(step.input())) {
        for (Map<String, Object> scope : scopes(step, renderer, variables)) {
          Object ref = renderer.render(step.input().get("template"), scope, false).value();
          refs.add(String.valueOf(ref));
        }
      }
    }
    return refs;
  }

  /** Nobody knows before the start what steps will answer. */
  private static boolean readsSteps(Map<String, Object> input) {
    return READS_STEPS.matcher(String.valueOf(input.get("template"))).find();
  }

  private static List<Map<String, Object>> scopes(
      StepSpec step, InputRenderer renderer, Variables variables) {
    if (step.each() == null) {
      return List.of(variables.ofRun());
    }
    List<Iteration> iterations =
        Iteration.over(renderer.render(step.each(), variables.ofRun(), false).value());
    return iterations == null
        ? List.of()
        : iterations.stream().map(variables::ofIteration).toList();
  }
}
