package dev.formwork.templates.expression;

/**
 * A regular expression of JSON Schema, read as JavaScript reads it. All patterns that share a
 * budget together read only so much text, so that no pattern can stall its caller.
 */
public final class BoundedPattern {

  /** What a set of patterns may still spend. Not for more than one thread. */
  public static final class Budget {

    private final Meter meter = new Meter();
    private boolean exceeded;

    /** Whether a pattern was stopped; its answer was then that it does not match. */
    public boolean isExceeded() {
      return exceeded;
    }
  }

  private final Regex regex;
  private final Budget budget;

  private BoundedPattern(Regex regex, Budget budget) {
    this.regex = regex;
    this.budget = budget;
  }

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException when it is no regular expression
   */
  public static BoundedPattern compile(String pattern, Budget budget) {
    try {
      return new BoundedPattern(compiled(pattern), budget);
    } catch (Refusal refusal) {
      throw new IllegalArgumentException(refusal.getMessage(), refusal);
    }
  }

  /** As JSON Schema asks: with Unicode's rules, and where these forbid the pattern, without. */
  private static Regex compiled(String pattern) {
    try {
      return new Regex(pattern, "u");
    } catch (Refusal notUnicode) {
      return new Regex(pattern, "");
    }
  }

  /** Whether the pattern is found anywhere in the text; false once the budget is spent. */
  public boolean isFoundIn(String text) {
    try {
      return regex.test(text, budget.meter);
    } catch (Refusal refusal) {
      budget.exceeded = true;
      return false;
    }
  }
}
