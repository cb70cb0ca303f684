/** What the tables say about all runs, measured now and then; see docs/operations.md. */
@NullMarked
package dev.formwork.api.metrics;

import org.jspecify.annotations.NullMarked;
