/**
 * A dry run on its way from `api` to a worker and back: the call, the answer, the workflow between.
 */
@NullMarked
package dev.formwork.workflows.dryrun;

import org.jspecify.annotations.NullMarked;
