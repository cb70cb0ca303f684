/** Measurements of Formwork. They print figures and ratios and assert nothing. */
@NullMarked
package dev.formwork.bench;

import org.jspecify.annotations.NullMarked;
