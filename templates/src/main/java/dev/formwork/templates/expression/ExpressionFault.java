package dev.formwork.templates.expression;

/**
 * One thing that is wrong with a template string.
 *
 * @param kind what sort of fault
 * @param line line in the string, from 1
 * @param column column in the line, from 1
 * @param text what stands there: the unknown name, or the beginning of what cannot be parsed; may
 *     be empty
 * @param message what is wrong and what to do, without the place
 */
public record ExpressionFault(Kind kind, int line, int column, String text, String message) {

  /** The sorts of faults that can be found without rendering. */
  public enum Kind {
    /** The string cannot be parsed. Backstage passes it on as it is. */
    SYNTAX,
    /** No filter has this name. */
    FILTER,
    /** No test has this name. */
    TEST
  }
}
