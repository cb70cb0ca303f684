package dev.formwork.activities.dryrun;

import dev.formwork.activities.action.ActionManifest;
import dev.formwork.activities.dryrun.DryRunRequest.Extent;
import dev.formwork.workflows.StepSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what a dry run does with each action. */
final class DryRunRules {

  private final Map<String, ActionManifest> known = new LinkedHashMap<>();
  private final Map<String, ActionManifest> inMemory = new LinkedHashMap<>();
  private final Extent extent;

  /**
   * @param world those that can be carried out
   * @param installed those that are known too
   */
  DryRunRules(List<ActionManifest> world, List<ActionManifest> installed, Extent extent) {
    this.extent = extent;
    world.forEach(manifest -> put(inMemory, manifest));
    world.forEach(manifest -> put(known, manifest));
    installed.forEach(manifest -> put(known, manifest));
  }

  private static void put(Map<String, ActionManifest> names, ActionManifest manifest) {
    names.putIfAbsent(manifest.id(), manifest);
    manifest.traits().aliases().forEach(alias -> names.putIfAbsent(alias, manifest));
  }

  /** Whether the step's action is carried out. */
  boolean carriesOut(StepSpec step) {
    ActionManifest manifest = inMemory.get(step.action());
    return manifest != null && (extent == Extent.EVERYTHING || manifest.traits().dryRun());
  }

  /**
   * The output of a step that is not carried out.
   *
   * @throws DryRunFailure when nobody knows its action
   */
  Map<String, Object> example(StepSpec step) {
    ActionManifest manifest = known.get(step.action());
    if (manifest == null) {
      throw new DryRunFailure(
          "InvalidInput",
          "Template action with ID '%s' is not registered (step %s). See /api/scaffolder/v2/actions for those that are."
              .formatted(step.action(), step.id()));
    }
    return ExampleOutput.of(manifest.outputSchema());
  }
}
