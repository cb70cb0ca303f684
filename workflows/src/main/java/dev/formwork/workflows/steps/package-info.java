/**
 * What steps mean: conditions, rounds, rendered inputs and outputs. Nothing here knows Temporal, so
 * that a run and a dry run have one meaning.
 */
@NullMarked
package dev.formwork.workflows.steps;

import org.jspecify.annotations.NullMarked;
