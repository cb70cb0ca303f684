package dev.formwork.activities.dryrun;

import dev.formwork.workflows.StepState;
import org.jspecify.annotations.Nullable;

/**
 * One line of a dry run's log.
 *
 * @param stepId null for what concerns the whole run
 * @param state the state that the step has from now on, or null when the line changes none
 */
public record DryRunLine(String message, @Nullable String stepId, @Nullable StepState state) {}
