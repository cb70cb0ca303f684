package dev.formwork.templates.expression;

/**
 * Text that `escape` leaves alone, because it is escaped already or said to be safe. As in
 * JavaScript's `String` objects, it is true even when empty and equal to nothing but itself.
 */
record SafeText(String text) {}
