package dev.formwork.activities.port.gitlab;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A group or subgroup.
 *
 * @param path with the paths of its parents, such as `acme/payments`
 * @param mark of the step that made it, or null when it carries none of ours
 */
public record Group(long id, String path, URI webUrl, @Nullable String mark) {}
