package dev.formwork.activities.template;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.QuotaExceeded;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.child.ChildRuns;
import dev.formwork.templates.ParameterValidation;
import dev.formwork.templates.StepDefinition;
import dev.formwork.templates.ValueFault;
import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.Nesting;
import dev.formwork.workflows.RunId;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.start.NewRun;
import dev.formwork.workflows.start.RunnableTemplate;
import dev.formwork.workflows.start.TaskSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Freezes what a run reads that is a step of another; it has the person and the world of that one.
 */
final class ChildRequests {

  /** Runs within runs, counted from the one that a person started. */
  static final int MAX_DEPTH = 5;

  private final ChildRuns runs;
  private final InstantSource clock;
  private final RandomGenerator random;

  ChildRequests(ChildRuns runs, InstantSource clock, RandomGenerator random) {
    this.runs = runs;
    this.clock = clock;
    this.random = random;
  }

  /**
   * The run of a template.
   *
   * @param secrets in clear
   * @param key of the step's round
   */
  NewRun of(
      String ref,
      Map<String, Object> values,
      Map<String, String> secrets,
      StepContext step,
      String key) {
    RunRequest parent =
        runs.request(step.run().runId())
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "Run %s was started by a version that did not keep what runs were started with, so it cannot run templates. Start it anew."
                            .formatted(step.run().runId())));
    Nesting place = parent.place().inside(parent.runId(), step.stepId());
    RunnableTemplate template = template(full(ref), parent, place);
    check(template, values, secrets);
    checkSecrets(values, step);
    return new NewRun(
        request(template, values, List.copyOf(secrets.keySet()), parent, place),
        TaskSpec.of(template, values, parent.initiator()),
        template.metadata(),
        secrets,
        key,
        null);
  }

  private RunRequest request(
      RunnableTemplate template,
      Map<String, Object> values,
      List<String> secretNames,
      RunRequest parent,
      Nesting place) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    RunId id = RunId.next(now, random);
    return new RunRequest(
        id.toString(),
        RunRequest.INTERPRETER_VERSION,
        template.ref(),
        template.title(),
        template.digest(),
        RunSpec.of(template.definition()),
        values,
        parent.initiator(),
        secretNames,
        template.owner(),
        template.baseUrl(),
        parent.environment(),
        parent.hosts(),
        policies(template),
        now,
        page(parent, id),
        parent.width(),
        place);
  }

  private RunnableTemplate template(String ref, RunRequest parent, Nesting place) {
    if (place.depth() > MAX_DEPTH) {
      throw new QuotaExceeded(
          "Template %s would be the run number %d within a run, and %d are allowed (input: template). Let fewer templates run each other; one that runs itself never ends."
              .formatted(ref, place.depth(), MAX_DEPTH));
    }
    List<String> launchable = place.launchable();
    if (launchable != null && !launchable.contains(ref)) {
      throw new PermissionDenied(
          "%s may not launch template %s from here (input: template). What the person may launch was decided when the run was started: write the reference as it is, or from the values of the form."
              .formatted(parent.initiator().name(), ref));
    }
    RunnableTemplate template =
        runs.template(ref)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "Template %s does not exist, or never had a revision without faults (input: template). Correct the reference, or register the template."
                            .formatted(ref)));
    if (launchable != null && mentionsPermissions(template.definition().entity())) {
      throw new PermissionDenied(
          "Template %s hides parts from some people (backstage:permissions), so it can only be started by a person (input: template)."
              .formatted(ref));
    }
    return template;
  }

  private static boolean mentionsPermissions(@Nullable Object tree) {
    return switch (tree) {
      case Map<?, ?> map ->
          map.containsKey("backstage:permissions")
              || map.values().stream().anyMatch(ChildRequests::mentionsPermissions);
      case List<?> list -> list.stream().anyMatch(ChildRequests::mentionsPermissions);
      case null, default -> false;
    };
  }

  /** Such as `template:default/java-service` for `java-service`. */
  private static String full(String ref) {
    String text = ref.strip().toLowerCase(Locale.ROOT);
    int slash = text.indexOf('/');
    int colon = text.indexOf(':');
    boolean hasKind = colon >= 0 && (slash < 0 || colon < slash);
    if (hasKind && !text.startsWith("template:")) {
      throw new InvalidInput(
          "'%s' is no template (input: template). Write e.g. template:default/java-service."
              .formatted(ref));
    }
    String rest = hasKind ? text.substring(colon + 1) : text;
    return "template:" + (slash < 0 ? "default/" : "") + rest;
  }

  private static void check(
      RunnableTemplate template, Map<String, Object> values, Map<String, String> secrets) {
    List<ValueFault> faults =
        new ArrayList<>(ParameterValidation.validate(template.definition(), values));
    faults.addAll(ParameterValidation.validateSecrets(template.definition(), secrets));
    if (!faults.isEmpty()) {
      throw new InvalidInput(
          "Template %s does not take these values (inputs: values, secrets): %s."
              .formatted(
                  template.ref(),
                  faults.stream().map(ChildRequests::words).collect(Collectors.joining("; "))));
    }
  }

  /** Values of a form are shown to everybody who may read the run. */
  private static void checkSecrets(Map<String, Object> values, StepContext step) {
    for (String name : step.run().secretNames()) {
      if (step.secret(name).filter(secret -> holds(values, secret)).isPresent()) {
        throw new InvalidInput(
            "The values hold the secret '%s', and values of a form can be read (input: values). Give it in 'secrets' instead."
                .formatted(name));
      }
    }
  }

  private static boolean holds(@Nullable Object tree, String secret) {
    return switch (tree) {
      case String text -> !secret.isEmpty() && text.contains(secret);
      case Map<?, ?> map -> map.values().stream().anyMatch(value -> holds(value, secret));
      case List<?> list -> list.stream().anyMatch(value -> holds(value, secret));
      case null, default -> false;
    };
  }

  private static String words(ValueFault fault) {
    return fault.property() + " " + fault.message();
  }

  private Map<String, ActionPolicy> policies(RunnableTemplate template) {
    List<StepDefinition> steps = template.definition().steps();
    Map<String, ActionPolicy> policies =
        runs.policies(steps.stream().map(StepDefinition::action).distinct().toList());
    String unknown =
        steps.stream()
            .filter(step -> !policies.containsKey(step.action()))
            .map(step -> "'%s' (step %s)".formatted(step.action(), step.id()))
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw new InvalidInput(
          "Template %s needs actions that no worker offers: %s (input: template). Correct the template, or start a worker that has them."
              .formatted(template.ref(), unknown));
    }
    return policies;
  }

  /** The page of a run beside that of another. */
  private static @Nullable String page(RunRequest parent, RunId id) {
    return parent.portalUrl() == null
        ? null
        : parent.portalUrl().replace(parent.runId(), id.toString());
  }
}
