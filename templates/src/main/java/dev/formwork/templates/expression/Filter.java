package dev.formwork.templates.expression;

import org.jspecify.annotations.Nullable;

/** A filter: what stands before the bar, and the arguments behind its name. */
interface Filter {

  @Nullable Object apply(@Nullable Object input, Arguments arguments, Meter meter);
}
