/**
 * A template run as a Temporal workflow: its interface, its payload records and its deterministic
 * interpreter.
 */
@NullMarked
package dev.formwork.workflows;

import org.jspecify.annotations.NullMarked;
