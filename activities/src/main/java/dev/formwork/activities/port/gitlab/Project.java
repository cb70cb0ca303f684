package dev.formwork.activities.port.gitlab;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A project.
 *
 * @param path with the paths of its groups, such as `acme/payments/api`
 * @param defaultBranch null while it has no commit
 */
public record Project(
    long id, String path, URI webUrl, URI cloneUrl, @Nullable String defaultBranch) {}
