/** What Temporal remembers of runs. */
@NullMarked
package dev.formwork.integrations.temporal;

import org.jspecify.annotations.NullMarked;
