/** What our processes measure, with Micrometer; names and meanings stand in docs/operations.md. */
@NullMarked
package dev.formwork.integrations.micrometer;

import org.jspecify.annotations.NullMarked;
