/** Actions that ask people. The workflow performs them; here are their inputs and outputs. */
@NullMarked
package dev.formwork.activities.approval;

import org.jspecify.annotations.NullMarked;
