package dev.formwork.workflows;

import org.jspecify.annotations.Nullable;

/**
 * The one argument of every undo's activity, whose type is the action id followed by `:undo`.
 *
 * @param step the request that the step got
 * @param result its answer, or null when nobody knows how the step ended
 */
public record UndoRequest(StepRequest step, @Nullable StepResult result) {}
