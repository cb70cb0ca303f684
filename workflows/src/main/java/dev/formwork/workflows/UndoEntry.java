package dev.formwork.workflows;

import org.jspecify.annotations.Nullable;

/**
 * One activity of an ended run that was, or may have been, carried out.
 *
 * @param number place among all of the run, from 1, the oldest first
 * @param step the request that the activity got, without its events
 * @param result its answer, or null when nobody knows how it ended
 */
public record UndoEntry(int number, StepRequest step, @Nullable StepResult result) {}
