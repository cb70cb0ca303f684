package dev.formwork.workflows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands among runs that are steps of others.
 *
 * @param parentRunId the run that this one is a step of; null for one that people started
 * @param parentStepId the step that this run is; null for one that people started
 * @param depth 0 for a run that people started
 * @param launchable refs of the templates that the person who started the outermost run may launch,
 *     as far as its steps name them; null for all
 */
public record Nesting(
    @Nullable String parentRunId,
    @Nullable String parentStepId,
    int depth,
    @Nullable List<String> launchable) {

  /** A run that people started and that may be made of all templates. */
  public static final Nesting NONE = new Nesting(null, null, 0, null);

  public Nesting {
    launchable = launchable == null ? null : Ordered.copy(launchable);
  }

  /** That of a run which is a step of the run that stands here. */
  public Nesting inside(String runId, String stepId) {
    return new Nesting(runId, stepId, depth + 1, launchable);
  }
}
