package dev.formwork.workflows;

import org.jspecify.annotations.Nullable;

/**
 * A person's wish to stop a run and take it back.
 *
 * @param by entity ref of the person
 * @param reason shown to everyone who looks at the run, or null
 */
public record CancelRequest(String by, @Nullable String reason) {}
