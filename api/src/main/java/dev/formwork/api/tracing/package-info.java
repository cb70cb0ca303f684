/** Traces of requests and of what they start. */
@NullMarked
package dev.formwork.api.tracing;

import org.jspecify.annotations.NullMarked;
