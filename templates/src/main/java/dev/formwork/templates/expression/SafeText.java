package dev.formwork.templates.expression;

/** Text that `escape` leaves alone, because it is escaped already or said to be safe. */
record SafeText(String text) {}
