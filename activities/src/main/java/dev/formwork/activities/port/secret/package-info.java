/** Secrets that a person gave with the form of a run. */
@NullMarked
package dev.formwork.activities.port.secret;

import org.jspecify.annotations.NullMarked;
