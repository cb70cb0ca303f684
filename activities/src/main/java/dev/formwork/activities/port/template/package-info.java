/** The files of immutable template revisions. */
@NullMarked
package dev.formwork.activities.port.template;

import org.jspecify.annotations.NullMarked;
