/**
 * A template run in this process against a world in memory: no Temporal, and nothing outside
 * changes.
 */
@NullMarked
package dev.formwork.activities.dryrun;

import org.jspecify.annotations.NullMarked;
