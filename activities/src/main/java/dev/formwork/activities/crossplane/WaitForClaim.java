package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NeverReady;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Readiness;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.cluster.Claim;
import dev.formwork.activities.port.cluster.ClaimCluster;
import dev.formwork.templates.Durations;
import dev.formwork.workflows.NotReady;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc(
    "Waits until a claim or composite of Crossplane is ready, whoever applied it; no worker is held meanwhile.")
final class WaitForClaim implements Action<ClaimWaitInput, ClaimWaitOutput> {

  /** Notes of the step: which object it waits for, and since when it has been in error. */
  private static final String UID = "uid";

  private static final String ERROR_SINCE = "error-since";

  private final @Nullable ClaimCluster cluster;
  private final InstantSource clock;

  /**
   * @param cluster null when none is configured
   */
  WaitForClaim(@Nullable ClaimCluster cluster, InstantSource clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "crossplane:claim:wait";
  }

  @Override
  public Class<ClaimWaitInput> inputType() {
    return ClaimWaitInput.class;
  }

  @Override
  public Class<ClaimWaitOutput> outputType() {
    return ClaimWaitOutput.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withWaiting();
  }

  @Override
  public ClaimWaitOutput run(ClaimWaitInput input, StepContext step) {
    Duration failAfter = failAfter(input);
    ClaimFields.check(input.output());
    return input
        .patience()
        .look(step, () -> imagined(input), wishes -> look(input, failAfter, step, wishes));
  }

  private static ClaimWaitOutput imagined(ClaimWaitInput input) {
    return new ClaimWaitOutput(
        input.name(), input.namespace(), null, null, new LinkedHashMap<>(input.output()));
  }

  private ClaimWaitOutput look(
      ClaimWaitInput input, Duration failAfter, StepContext step, NotReady wishes) {
    if (cluster == null) {
      throw new InvalidInput(
          "No cluster is configured, so nobody can see whether %s is ready (input: name). Ask the operator for a cluster."
              .formatted(input.title()));
    }
    Claim claim = cluster.find(input.ref()).orElse(null);
    checkIdentity(input, claim, step);
    if (claim == null) {
      throw new NotReadyYet(input.title() + ": it is not in the cluster yet", wishes);
    }
    readiness(ClaimTree.of(cluster, claim), input, failAfter, step).require(input.title(), wishes);
    return output(claim, input);
  }

  private static Duration failAfter(ClaimWaitInput input) {
    Duration duration = Durations.parse(input.failAfter().strip());
    if (duration == null) {
      throw new InvalidInput(
          "'%s' is no time (input: failAfter). Write such as 15m.".formatted(input.failAfter()));
    }
    return duration;
  }

  /**
   * Another object of the same name is not what the run waits for, until a person retries the step:
   * what the step noted is forgotten when it fails.
   */
  private static void checkIdentity(ClaimWaitInput input, @Nullable Claim claim, StepContext step) {
    String uid = step.noted(UID).orElse(null);
    if (uid == null && claim != null) {
      step.note(UID, claim.uid());
    } else if (uid != null && (claim == null || !claim.uid().equals(uid))) {
      step.forget(UID);
      throw new NeverReady(
          "%s was deleted%s while the run waited for it. Request it again, or end the run."
              .formatted(input.title(), claim == null ? "" : " and made anew by somebody else"));
    }
  }

  private Readiness readiness(
      ClaimTree tree, ClaimWaitInput input, Duration failAfter, StepContext step) {
    Conditions conditions = tree.conditions();
    if (conditions.isDeleting()) {
      return new Readiness.Failed("is being deleted. Request it again, or end the run.");
    }
    if (conditions.isPaused()) {
      return new Readiness.Missing(
          "Crossplane was told to leave it alone (annotation crossplane.io/paused)");
    }
    String error = tree.error();
    if (error != null) {
      return inError(error, failAfter, step);
    }
    if (step.noted(ERROR_SINCE).isPresent()) {
      step.forget(ERROR_SINCE);
    }
    if (!conditions.isReady()) {
      return new Readiness.Missing(missing(tree));
    }
    List<String> unwritten = ClaimFields.unwritten(tree.root().object(), input.output());
    return unwritten.isEmpty()
        ? new Readiness.Ready()
        : new Readiness.Missing("it is ready, but has no " + String.join(", ", unwritten) + " yet");
  }

  private Readiness inError(String error, Duration failAfter, StepContext step) {
    Instant since = step.noted(ERROR_SINCE).map(Instant::parse).orElse(null);
    Instant now = clock.instant();
    if (since == null) {
      step.note(ERROR_SINCE, now.toString());
    } else if (!now.isBefore(since.plus(failAfter))) {
      step.forget(ERROR_SINCE);
      return new Readiness.Failed(
          "has been in error since %s: %s. Correct the claim or its composition, then retry the step."
              .formatted(since, error));
    }
    return new Readiness.Missing(error);
  }

  private static String missing(ClaimTree tree) {
    List<String> unfinished = tree.unfinished();
    String told = tree.conditions().told();
    if (unfinished.isEmpty()) {
      return told;
    }
    String more = unfinished.size() > 3 ? " and %d more".formatted(unfinished.size() - 3) : "";
    return "%s; unfinished: %s%s"
        .formatted(told, String.join("; ", unfinished.stream().limit(3).toList()), more);
  }

  private static ClaimWaitOutput output(Claim claim, ClaimWaitInput input) {
    Map<String, Object> object = claim.object();
    Map<String, Object> values = new LinkedHashMap<>();
    ClaimFields.of(object, input.output())
        .forEach(
            (name, value) -> {
              if (value != null) {
                values.put(name, value);
              }
            });
    Object composite = ClaimFields.field(object, "spec.resourceRef.name");
    Object secret = ClaimFields.field(object, "spec.writeConnectionSecretToRef.name");
    return new ClaimWaitOutput(
        input.name(),
        claim.ref().namespace(),
        composite == null ? null : composite.toString(),
        secret == null ? null : secret.toString(),
        values);
  }

  /** Looking makes nothing. */
  @Override
  public void undo(ClaimWaitInput input, @Nullable ClaimWaitOutput output, StepContext step) {}
}
