package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.ScriptedActions.map;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.Nesting;
import dev.formwork.workflows.RunId;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.UndoPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Requests of runs and steps, short enough for a test to say only what it is about. */
public record Requests(RunRequest request) {

  private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
  private static final RandomGenerator IDS = RandomGenerator.of("L64X128MixRandom");

  /** A run of these steps, with a policy for each action. */
  public static Requests of(StepSpec... steps) {
    Map<String, ActionPolicy> policies = new LinkedHashMap<>();
    for (StepSpec step : steps) {
      policies.put(step.action(), policy());
    }
    return new Requests(
        new RunRequest(
            RunId.next(Instant.now(), IDS).toString(),
            1,
            "template:default/java-service",
            "Java service",
            "sha256:1f0c",
            new RunSpec(List.of(steps), Map.of(), FailurePolicy.UNDO, null),
            map("name", "payments", "regions", List.of("eu", "us"), "no", false),
            new Initiator("user:default/ada", "Ada", "ada@example.org", map("kind", "User")),
            List.of("token"),
            "group:default/platform",
            null,
            map("stage", "test"),
            Map.of("github.com", "github"),
            policies,
            AT,
            "http://127.0.0.1:8080/runs/1"));
  }

  public static ActionPolicy policy() {
    return new ActionPolicy(
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        2,
        Duration.ofSeconds(1),
        null);
  }

  /** A request for another run of the same, inside of another run. */
  RunRequest again(Nesting nesting) {
    return new RunRequest(
        RunId.next(Instant.now(), IDS).toString(),
        request.interpreterVersion(),
        request.templateRef(),
        request.templateTitle(),
        request.templateDigest(),
        request.spec(),
        request.parameters(),
        request.initiator(),
        request.secretNames(),
        request.owner(),
        request.baseUrl(),
        request.environment(),
        request.hosts(),
        request.actions(),
        request.createdAt(),
        request.portalUrl(),
        null,
        nesting);
  }

  /** A step that names its action after itself. */
  public static StepSpec step(String id) {
    return step(id, map("name", id));
  }

  public static StepSpec step(String id, Map<String, Object> input) {
    return new StepSpec(
        id, "Step " + id, "test:" + id, null, null, input, null, UndoPolicy.AUTO, null, null, null);
  }

  public static StepSpec onlyIf(Object condition, StepSpec step) {
    return new StepSpec(
        step.id(),
        step.name(),
        step.action(),
        condition,
        step.each(),
        step.input(),
        step.onFailure(),
        step.undo(),
        step.timeout(),
        step.attempts(),
        step.backoff());
  }

  public static StepSpec forEach(@Nullable Object each, StepSpec step) {
    return new StepSpec(
        step.id(),
        step.name(),
        step.action(),
        step.condition(),
        each,
        step.input(),
        step.onFailure(),
        step.undo(),
        step.timeout(),
        step.attempts(),
        step.backoff());
  }

  public static StepSpec onFailure(FailurePolicy policy, StepSpec step) {
    return new StepSpec(
        step.id(),
        step.name(),
        step.action(),
        step.condition(),
        step.each(),
        step.input(),
        policy,
        step.undo(),
        step.timeout(),
        step.attempts(),
        step.backoff());
  }

  public static StepSpec kept(StepSpec step) {
    return new StepSpec(
        step.id(),
        step.name(),
        step.action(),
        step.condition(),
        step.each(),
        step.input(),
        step.onFailure(),
        UndoPolicy.KEEP,
        step.timeout(),
        step.attempts(),
        step.backoff());
  }

  public static StepSpec patient(Duration timeout, int attempts, StepSpec step) {
    return new StepSpec(
        step.id(),
        step.name(),
        step.action(),
        step.condition(),
        step.each(),
        step.input(),
        step.onFailure(),
        step.undo(),
        timeout,
        attempts,
        Duration.ofSeconds(2));
  }

  /** The step as a member of a group; write it around everything else. */
  public static StepSpec beside(String group, StepSpec step) {
    return new StepSpec(
        step.id(),
        step.name(),
        step.action(),
        step.condition(),
        step.each(),
        step.input(),
        step.onFailure(),
        step.undo(),
        step.timeout(),
        step.attempts(),
        step.backoff(),
        group);
  }

  public Requests onFailure(FailurePolicy policy) {
    return with(new RunSpec(request.spec().steps(), request.spec().output(), policy, null));
  }

  public Requests output(Map<String, Object> output) {
    return with(new RunSpec(request.spec().steps(), output, request.spec().onFailure(), null));
  }

  /** The same run with the newest semantics, parked when a step fails. */
  public Requests pausing() {
    return onFailure(FailurePolicy.PAUSE).newest();
  }

  /** The same run with the newest semantics. */
  public Requests newest() {
    return version(RunRequest.INTERPRETER_VERSION);
  }

  /** The same run with the semantics of this version. */
  public Requests version(int version) {
    return new Requests(copy(version, request.spec(), request.parameters(), request.actions()));
  }

  /** The same run with this many activities at once. */
  public Requests wide(int width) {
    return new Requests(request.withWidth(width));
  }

  private Requests with(RunSpec spec) {
    return new Requests(copy(spec, request.parameters(), request.actions()));
  }

  public Requests parameters(Map<String, Object> parameters) {
    return new Requests(copy(request.spec(), parameters, request.actions()));
  }

  public Requests policies(Map<String, ActionPolicy> policies) {
    return new Requests(copy(request.spec(), request.parameters(), policies));
  }

  private RunRequest copy(
      RunSpec spec, Map<String, Object> parameters, Map<String, ActionPolicy> policies) {
    return copy(request.interpreterVersion(), spec, parameters, policies);
  }

  private RunRequest copy(
      int interpreterVersion,
      RunSpec spec,
      Map<String, Object> parameters,
      Map<String, ActionPolicy> policies) {
    return new RunRequest(
        request.runId(),
        interpreterVersion,
        request.templateRef(),
        request.templateTitle(),
        request.templateDigest(),
        spec,
        parameters,
        request.initiator(),
        request.secretNames(),
        request.owner(),
        request.baseUrl(),
        request.environment(),
        request.hosts(),
        policies,
        request.createdAt(),
        request.portalUrl());
  }

  /** The request that a step's activity gets. */
  public static StepRequest stepRequest(
      RunRequest run, String stepId, String action, Map<String, Object> input) {
    return new StepRequest(
        new RunState(run, "run:java-service:1").info(),
        stepId,
        stepId,
        1,
        1,
        null,
        1,
        action,
        input,
        List.of(),
        Map.of(),
        null,
        List.of());
  }
}
