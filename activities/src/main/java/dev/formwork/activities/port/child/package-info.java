/** Runs that are steps of other runs. */
@NullMarked
package dev.formwork.activities.port.child;

import org.jspecify.annotations.NullMarked;
