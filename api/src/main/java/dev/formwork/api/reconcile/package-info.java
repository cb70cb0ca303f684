/** Brings the tables of runs to what Temporal says, when what was told on the way was lost. */
@NullMarked
package dev.formwork.api.reconcile;

import org.jspecify.annotations.NullMarked;
