package dev.formwork.templates.expression;

/**
 * What `always()` and `failure()` answer.
 *
 * @param failed whether a step of the run has failed
 */
public record StatusFunctions(boolean failed) {}
