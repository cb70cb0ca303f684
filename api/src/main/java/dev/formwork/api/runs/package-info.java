/** Runs as the API starts, reads, streams and cancels them. */
@NullMarked
package dev.formwork.api.runs;

import org.jspecify.annotations.NullMarked;
