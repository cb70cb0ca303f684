package dev.formwork.templates.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tree of an expression. Every node knows its offset in the template. */
sealed interface Expression {

  int at();

  record Literal(@Nullable Object value, int at) implements Expression {}

  record RegexLiteral(String source, String flags, int at) implements Expression {}

  record Name(String name, int at) implements Expression {}

  record Lookup(Expression target, Expression key, int at) implements Expression {}

  record Slice(
      Expression target,
      @Nullable Expression start,
      @Nullable Expression stop,
      @Nullable Expression step,
      int at)
      implements Expression {}

  record Call(Expression target, ArgumentList arguments, int at) implements Expression {}

  record Filtered(String filter, Expression target, ArgumentList arguments, int at)
      implements Expression {}

  /**
   * A test; {@code test} is null where the right side of `is` names none, which asks for
   * `undefined`.
   */
  record Tested(@Nullable String test, Expression target, ArgumentList arguments, int at)
      implements Expression {}

  record Binary(Operator operator, Expression left, Expression right, int at)
      implements Expression {}

  /** `a // b`, whose operand is the quotient. */
  record Floor(Expression quotient, int at) implements Expression {}

  record Membership(Expression item, Expression container, int at) implements Expression {}

  record Not(Expression operand, int at) implements Expression {}

  record Sign(boolean negative, Expression operand, int at) implements Expression {}

  record Both(Expression left, Expression right, int at) implements Expression {}

  record Either(Expression left, Expression right, int at) implements Expression {}

  record Conditional(Expression body, Expression condition, @Nullable Expression otherwise, int at)
      implements Expression {}

  record ListOf(List<Expression> items, int at) implements Expression {}

  record MapOf(Map<String, Expression> entries, int at) implements Expression {}

  /** What parentheses hold; the last item is the value. */
  record Group(List<Expression> items, int at) implements Expression {}

  /** The arguments of a call, not evaluated. */
  record ArgumentList(List<Expression> positional, Map<String, Expression> named) {

    static final ArgumentList NONE = new ArgumentList(List.of(), Map.of());
  }

  /** The operators that JavaScript has, too, with its order of precedence. */
  enum Operator {
    EQUAL("==", 0),
    NOT_EQUAL("!=", 0),
    SAME("===", 0),
    NOT_SAME("!==", 0),
    LESS("<", 1),
    LESS_OR_EQUAL("<=", 1),
    GREATER(">", 1),
    GREATER_OR_EQUAL(">=", 1),
    ADD("+", 2),
    SUBTRACT("-", 2),
    CONCATENATE("~", 2),
    MULTIPLY("*", 3),
    DIVIDE("/", 3),
    REMAINDER("%", 3),
    POWER("**", 4);

    final String symbol;
    final int precedence;

    Operator(String symbol, int precedence) {
      this.symbol = symbol;
      this.precedence = precedence;
    }

    static @Nullable Operator of(Token token) {
      if (token.kind() != Token.Kind.SYMBOL) {
        return null;
      }
      for (Operator operator : values()) {
        if (operator.symbol.equals(token.text())) {
          return operator;
        }
      }
      return null;
    }
  }
}
