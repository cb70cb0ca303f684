/**
 * The interpreter: deterministic code that walks the steps of a run and takes them back. What it
 * decides is replayed from histories, so an order of commands, once released, never changes without
 * a version marker.
 */
@NullMarked
package dev.formwork.workflows.interpreter;

import org.jspecify.annotations.NullMarked;
