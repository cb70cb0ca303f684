package dev.formwork.workflows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who started a run.
 *
 * @param ref entity ref such as `user:default/ada`, or null for a service
 * @param name display name, used as the author of commits
 * @param email address, used as the author of commits
 * @param entity the catalog entity of the user, or null when the catalog has none
 */
public record Initiator(
    @Nullable String ref, String name, String email, @Nullable Map<String, Object> entity) {}
