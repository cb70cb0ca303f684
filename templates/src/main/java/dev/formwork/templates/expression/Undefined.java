package dev.formwork.templates.expression;

/** The value of what is not there. */
enum Undefined {
  UNDEFINED
}
