/** What a step calls, for those who watch where its time goes. */
@NullMarked
package dev.formwork.activities.port.trace;

import org.jspecify.annotations.NullMarked;
