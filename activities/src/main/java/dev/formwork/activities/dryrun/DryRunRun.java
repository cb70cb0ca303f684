package dev.formwork.activities.dryrun;

import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.steps.InputRenderer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dry run in the words of a run, so that expressions and actions see what they see in one. */
record DryRunRun(RunRequest request, RunInfo info) {

  private static final String TEMPLATE_REF = "template:default/dry-run";
  private static final String DIGEST = "dry-run";

  static DryRunRun of(String runId, DryRunRequest asked, Map<String, String> hosts) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<String> secretNames = List.copyOf(asked.secrets().keySet());
    RunRequest request =
        new RunRequest(
            runId,
            1,
            TEMPLATE_REF,
            asked.title(),
            DIGEST,
            asked.spec(),
            asked.values(),
            asked.initiator(),
            secretNames,
            null,
            null,
            new LinkedHashMap<>(asked.environment()),
            hosts,
            Map.of(),
            now,
            null);
    RunInfo info =
        new RunInfo(
            runId,
            runId,
            TEMPLATE_REF,
            asked.title(),
            DIGEST,
            asked.initiator(),
            secretNames,
            null,
            now,
            null);
    return new DryRunRun(request, info);
  }

  RunSpec spec() {
    return request.spec();
  }

  /** What the action of a step gets. */
  StepRequest step(
      StepSpec step,
      @Nullable String iteration,
      InputRenderer.Rendered input,
      Map<String, Object> variables,
      @Nullable String snapshot) {
    @SuppressWarnings("unchecked")
    Map<String, Object> values =
        input.value() instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    return new StepRequest(
        info,
        step.id(),
        step.name(),
        spec().steps().indexOf(step) + 1,
        spec().steps().size(),
        iteration,
        1,
        step.action(),
        values,
        input.deferred(),
        input.context(variables),
        snapshot,
        List.of());
  }
}
