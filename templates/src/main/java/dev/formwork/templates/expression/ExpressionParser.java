package dev.formwork.templates.expression;

import dev.formwork.templates.expression.Expression.ArgumentList;
import dev.formwork.templates.expression.Expression.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses an expression: everything above operands.
 *
 * <p>Nunjucks parses by its own order of precedence, but prints what it parsed without parentheses
 * as JavaScript, whose order then decides: `1 + 2 ~ 3` adds first, and `not 1 == 2` compares `not
 * 1`. Backstage's engine keeps that, so operators down to `%` are read as one flat row and joined
 * by JavaScript's order; only `//` and `**` are calls and hold together.
 */
final class ExpressionParser {

  private final Tokens tokens;
  private final OperandParser operands;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
    this.operands = new OperandParser(tokens, this);
  }

  Expression expression() {
    tokens.enter();
    Expression body = either();
    Expression result = body;
    if (tokens.skipName("if")) {
      Expression condition = either();
      Expression otherwise = tokens.skipName("else") ? either() : null;
      result = new Expression.Conditional(body, condition, otherwise, body.at());
    }
    tokens.leave();
    return result;
  }

  /** A name or literal with what follows it, but without filters. */
  Expression operand() {
    return operands.unfiltered();
  }

  ArgumentList arguments() {
    return operands.arguments();
  }

  private Expression either() {
    Expression left = both();
    for (int count = 0; tokens.skipName("or"); count++) {
      tokens.countWithin(count);
      left = new Expression.Either(left, both(), left.at());
    }
    return left;
  }

  private Expression both() {
    Expression left = not();
    for (int count = 0; tokens.skipName("and"); count++) {
      tokens.countWithin(count);
      left = new Expression.Both(left, not(), left.at());
    }
    return left;
  }

  private Expression not() {
    Token token = tokens.peek();
    if (!tokens.skipName("not")) {
      return membership();
    }
    tokens.enter();
    Expression negated = negateFirst(not(), token.at());
    tokens.leave();
    return negated;
  }

  /** JavaScript's `!` binds to the first operand of an unparenthesised row. */
  private static Expression negateFirst(Expression target, int at) {
    if (target instanceof Expression.Binary row && row.operator().precedence < 4) {
      return new Expression.Binary(
          row.operator(), negateFirst(row.left(), at), row.right(), row.at());
    }
    return new Expression.Not(target, at);
  }

  private Expression membership() {
    Expression left = test();
    for (int count = 0; true; count++) {
      tokens.countWithin(count);
      boolean inverted = tokens.peek().isName("not") && tokens.peek(1).isName("in");
      if (inverted) {
        tokens.next();
      }
      if (!tokens.skipName("in")) {
        return left;
      }
      left = new Expression.Membership(left, test(), left.at());
      if (inverted) {
        left = new Expression.Not(left, left.at());
      }
    }
  }

  private Expression test() {
    Expression left = row();
    if (!tokens.skipName("is")) {
      return left;
    }
    boolean inverted = tokens.skipName("not");
    Expression right = row();
    Expression tested = tested(left, right);
    if (right instanceof Expression.Name name) {
      tokens.mentions().notName(name.name());
    }
    return inverted ? new Expression.Not(tested, tested.at()) : tested;
  }

  private static Expression tested(Expression target, Expression right) {
    ArgumentList arguments = ArgumentList.NONE;
    Expression named = right;
    if (right instanceof Expression.Call call) {
      named = call.target();
      arguments = call.arguments();
    }
    if (right instanceof Expression.Filtered filtered) {
      List<Expression> all = new ArrayList<>(List.of(filtered.target()));
      all.addAll(filtered.arguments().positional());
      arguments = new ArgumentList(all, filtered.arguments().named());
      named = new Expression.Name(filtered.filter(), filtered.at());
    }
    String test =
        switch (named) {
          case Expression.Name name -> name.name();
          case Expression.Literal literal -> Values.text(literal.value());
          default -> null;
        };
    return new Expression.Tested(test, target, arguments, right.at());
  }

  /** Operands joined by operators, in JavaScript's order. */
  private Expression row() {
    List<Expression> items = new ArrayList<>();
    List<Operator> operators = new ArrayList<>();
    items(items, operators);
    while (true) {
      Operator operator = Operator.of(tokens.peek());
      if (operator == null) {
        return joined(items, operators);
      }
      tokens.next();
      tokens.countWithin(operators.size());
      operators.add(operator);
      items(items, operators);
    }
  }

  /** Reads operands up to the next operator below `//`, and holds `//` and `**` together. */
  private void items(List<Expression> items, List<Operator> operators) {
    List<Expression> chain = new ArrayList<>();
    List<Operator> links = new ArrayList<>();
    remainders(chain, links);
    for (int count = operators.size(); tokens.skip("//"); count++) {
      tokens.countWithin(count);
      Expression dividend = joined(chain, links);
      chain.clear();
      links.clear();
      chain.add(dividend);
      links.add(Operator.DIVIDE);
      remainders(chain, links);
      Expression floor = new Expression.Floor(joined(chain, links), dividend.at());
      chain.clear();
      links.clear();
      chain.add(floor);
    }
    items.addAll(chain);
    operators.addAll(links);
  }

  private void remainders(List<Expression> chain, List<Operator> links) {
    chain.add(power());
    while (tokens.skip("%")) {
      tokens.countWithin(links.size());
      links.add(Operator.REMAINDER);
      chain.add(power());
    }
  }

  private Expression power() {
    Expression left = operands.operand();
    for (int count = 0; tokens.skip("**"); count++) {
      tokens.countWithin(count);
      left = new Expression.Binary(Operator.POWER, left, operands.operand(), left.at());
    }
    return left;
  }

  private static Expression joined(List<Expression> items, List<Operator> operators) {
    List<Expression> values = new ArrayList<>(List.of(items.getFirst()));
    List<Operator> waiting = new ArrayList<>();
    for (int i = 0; i < operators.size(); i++) {
      Operator operator = operators.get(i);
      while (!waiting.isEmpty() && waiting.getLast().precedence >= operator.precedence) {
        join(values, waiting);
      }
      waiting.add(operator);
      values.add(items.get(i + 1));
    }
    while (!waiting.isEmpty()) {
      join(values, waiting);
    }
    return values.getFirst();
  }

  private static void join(List<Expression> values, List<Operator> waiting) {
    Expression right = values.removeLast();
    Expression left = values.removeLast();
    values.add(new Expression.Binary(waiting.removeLast(), left, right, left.at()));
  }

  /** The expression up to the end of its tag, and nothing behind it. */
  static Expression whole(Tokens tokens) {
    Expression expression = new ExpressionParser(tokens).expression();
    tokens.end();
    return expression;
  }

  static @Nullable String reserved(String name) {
    return switch (name) {
      case "constructor", "prototype", "__proto__" -> name;
      default -> null;
    };
  }
}
