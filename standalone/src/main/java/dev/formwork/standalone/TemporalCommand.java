package dev.formwork.standalone;

import java.nio.file.Path;

/**
 * The `temporal` command.
 *
 * @param version as the database file is named after it: an existing file is not migrated by a
 *     newer command
 * @param origin where it was found, for people
 */
record TemporalCommand(Path file, String version, String origin) {}
