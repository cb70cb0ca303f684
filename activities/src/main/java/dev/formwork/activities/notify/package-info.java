/** Actions that tell people what happened. */
@NullMarked
package dev.formwork.activities.notify;

import org.jspecify.annotations.NullMarked;
