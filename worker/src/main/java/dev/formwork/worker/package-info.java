/**
 * The process that runs templates: Temporal workers, and the wiring of every action and adapter.
 */
@NullMarked
package dev.formwork.worker;

import org.jspecify.annotations.NullMarked;
