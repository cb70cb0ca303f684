/** How commits and proposed changes stand: their checks, reviews and merges. */
@NullMarked
package dev.formwork.activities.port.checks;

import org.jspecify.annotations.NullMarked;
