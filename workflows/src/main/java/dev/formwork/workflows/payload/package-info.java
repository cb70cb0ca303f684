/** How the payloads of a run are written: JSON, bounded in size, and encrypted. */
@NullMarked
package dev.formwork.workflows.payload;

import org.jspecify.annotations.NullMarked;
