package dev.formwork.workflows;

import java.time.Instant;

/**
 * An undo that failed and waits for a person, while the other undos of its run went on.
 *
 * @param message why it failed, a full sentence
 * @param until when the time to decide is over and what the step made is left behind
 */
public record StuckUndo(String stepId, String message, Instant until) {}
