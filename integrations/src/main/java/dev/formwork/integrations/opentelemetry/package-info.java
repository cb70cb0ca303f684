/** Traces of runs, with OpenTelemetry; names and attributes stand in docs/operations.md. */
@NullMarked
package dev.formwork.integrations.opentelemetry;

import org.jspecify.annotations.NullMarked;
