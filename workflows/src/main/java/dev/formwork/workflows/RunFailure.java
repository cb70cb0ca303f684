package dev.formwork.workflows;

import org.jspecify.annotations.Nullable;

/**
 * Why a run did not complete.
 *
 * @param type simple name of the failure, such as `NameTaken`
 * @param stepId the step that failed first, or null when no step did
 */
public record RunFailure(String type, String message, @Nullable String stepId) {}
