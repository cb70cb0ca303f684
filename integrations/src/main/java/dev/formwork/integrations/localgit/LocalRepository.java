package dev.formwork.integrations.localgit;

import java.net.URI;
import java.time.Instant;

/**
 * A repository of the local Git host.
 *
 * @param mark what its creator wrote into it when it was created; empty when nothing
 * @param updatedAt when a branch last moved, or when the repository was created
 */
public record LocalRepository(
    String owner,
    String name,
    String description,
    String mark,
    String defaultBranch,
    URI cloneUrl,
    Instant createdAt,
    Instant updatedAt) {}
