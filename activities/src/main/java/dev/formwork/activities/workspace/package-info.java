/** The files of a run as a directory: taken out of a snapshot, and put back as the next one. */
@NullMarked
package dev.formwork.activities.workspace;

import org.jspecify.annotations.NullMarked;
