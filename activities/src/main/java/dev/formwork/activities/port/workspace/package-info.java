/** Where the files of runs are kept between steps. */
@NullMarked
package dev.formwork.activities.port.workspace;

import org.jspecify.annotations.NullMarked;
