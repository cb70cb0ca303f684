/** Finds what is wrong with a template before anyone runs it. */
@NullMarked
package dev.formwork.templates.lint;

import org.jspecify.annotations.NullMarked;
