/**
 * What a run is started with: the template as it is now, and what is written down beside the run.
 */
@NullMarked
package dev.formwork.workflows.start;

import org.jspecify.annotations.NullMarked;
