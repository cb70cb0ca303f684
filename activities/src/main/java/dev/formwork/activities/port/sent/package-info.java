/** What was handed to outside messengers, so that nothing is sent twice. */
@NullMarked
package dev.formwork.activities.port.sent;

import org.jspecify.annotations.NullMarked;
