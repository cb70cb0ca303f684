/** Actions that show what a run is doing. */
@NullMarked
package dev.formwork.activities.debug;

import org.jspecify.annotations.NullMarked;
