/** Dry runs that wait for a worker. */
@NullMarked
package dev.formwork.activities.port.dryrun;

import org.jspecify.annotations.NullMarked;
