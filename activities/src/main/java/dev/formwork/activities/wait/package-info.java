/** Actions that wait. The workflow performs them; here are their inputs and outputs. */
@NullMarked
package dev.formwork.activities.wait;

import org.jspecify.annotations.NullMarked;
