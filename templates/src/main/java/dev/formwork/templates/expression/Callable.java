package dev.formwork.templates.expression;

import org.jspecify.annotations.Nullable;

/** What a template may call. It is never printed, compared or returned. */
interface Callable {

  @Nullable Object call(Arguments arguments, Meter meter);
}
