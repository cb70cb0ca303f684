package dev.formwork.templates.expression;

/** Why an operation cannot be done; the evaluator adds the place and throws it on. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message, null, false, false);
  }
}
