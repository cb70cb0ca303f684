/** A messenger with channels and threads. */
@NullMarked
package dev.formwork.activities.port.chat;

import org.jspecify.annotations.NullMarked;
