/** The process that runs templates, as its operators meet it. */
@NullMarked
package dev.formwork.worker;

import org.jspecify.annotations.NullMarked;
