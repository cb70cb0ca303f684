package dev.formwork.activities.port.scm;

import org.jspecify.annotations.Nullable;

/**
 * One changed text file, UTF-8.
 *
 * @param path from the root of the repository, with `/`
 * @param before what the file holds now, or null when it does not exist
 * @param after what it is to hold, or null when it is to be deleted
 */
public record FileChange(String path, @Nullable String before, @Nullable String after) {}
