/** Where people read what a run does and what it made. */
@NullMarked
package dev.formwork.activities.port.journal;

import org.jspecify.annotations.NullMarked;
