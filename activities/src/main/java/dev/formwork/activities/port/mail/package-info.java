/** A way to send letters. */
@NullMarked
package dev.formwork.activities.port.mail;

import org.jspecify.annotations.NullMarked;
