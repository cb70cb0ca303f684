/** A place where Git repositories live. */
@NullMarked
package dev.formwork.activities.port.scm;

import org.jspecify.annotations.NullMarked;
