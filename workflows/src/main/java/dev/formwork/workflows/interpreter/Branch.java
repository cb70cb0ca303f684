package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.steps.Variables;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a group reads, and the files it works on: what stood before the group, whatever
 * its neighbours do meanwhile.
 */
final class Branch {

  private final Variables variables;
  private final boolean afterFailure;
  private final @Nullable String base;
  private @Nullable String snapshot;

  /**
   * A branch off a run.
   *
   * @param stepOutputs the variable `steps` as it is now
   * @param afterFailure whether the run has failed before
   * @param base id of the workspace as it is now, or null
   */
  Branch(
      RunRequest request,
      Map<String, Object> stepOutputs,
      boolean afterFailure,
      @Nullable String base) {
    this.variables = new Variables(request, new LinkedHashMap<>(stepOutputs));
    this.afterFailure = afterFailure;
    this.base = base;
    this.snapshot = base;
  }

  Variables variables() {
    return variables;
  }

  boolean isAfterFailure() {
    return afterFailure;
  }

  @Nullable String snapshot() {
    return snapshot;
  }

  void leave(@Nullable String next) {
    snapshot = next;
  }

  /** Forgets what the step did to the files. */
  void reset() {
    snapshot = base;
  }
}
