package dev.formwork.templates.expression;

import dev.formwork.templates.expression.Expression.ArgumentList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses operands: literals, names, what is looked up or called on them, signs and filters. */
final class OperandParser {

  private final Tokens tokens;
  private final ExpressionParser expressions;

  OperandParser(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  Expression operand() {
    Expression target = signed();
    for (int count = 0; tokens.skip("|"); count++) {
      tokens.countWithin(count * 2);
      Token name = tokens.peek();
      StringBuilder filter = new StringBuilder(tokens.name());
      while (tokens.skip(".")) {
        filter.append('.').append(tokens.name());
      }
      ArgumentList arguments = tokens.peek().is("(") ? arguments() : ArgumentList.NONE;
      target = new Expression.Filtered(filter.toString(), target, arguments, name.at());
    }
    return target;
  }

  private Expression signed() {
    Token sign = tokens.peek();
    if (!sign.is("-") && !sign.is("+")) {
      return unfiltered();
    }
    tokens.next();
    if (tokens.peek().is(sign.text())) {
      throw tokens.unexpected("Expected an operand after the sign");
    }
    tokens.enter();
    Expression operand = signed();
    tokens.leave();
    return new Expression.Sign(sign.is("-"), operand, sign.at());
  }

  Expression unfiltered() {
    Expression target = primary();
    for (int count = 0; true; count++) {
      tokens.countWithin(count);
      Token token = tokens.peek();
      if (tokens.skip(".")) {
        Token name = tokens.peek();
        Expression key = new Expression.Literal(tokens.name(), name.at());
        target = lookup(target, key, token.at());
      } else if (token.is("[")) {
        target = subscript(target);
      } else if (token.is("(")) {
        target = call(target);
      } else {
        return target;
      }
    }
  }

  private Expression lookup(Expression target, Expression key, int at) {
    Expression.Lookup lookup = new Expression.Lookup(target, key, at);
    tokens.mentions().lookup(lookup);
    return lookup;
  }

  private Expression call(Expression target) {
    Expression.Call call = new Expression.Call(target, arguments(), target.at());
    tokens.mentions().call(call);
    return call;
  }

  private Expression subscript(Expression target) {
    Token open = tokens.next();
    Token first = tokens.peek();
    Expression start = tokens.peek().is(":") ? null : expressions.expression();
    if (start != null && tokens.skip("]")) {
      if (start instanceof Expression.Literal literal && literal.value() instanceof String name) {
        Tokens.checked(new Token(Token.Kind.NAME, name, "", first.at()));
      }
      return lookup(target, start, open.at());
    }
    tokens.expect(":");
    Expression stop = bound();
    Expression step = tokens.skip(":") ? bound() : null;
    tokens.expect("]");
    return new Expression.Slice(target, start, stop, step, open.at());
  }

  private @Nullable Expression bound() {
    return tokens.peek().is(":") || tokens.peek().is("]") ? null : expressions.expression();
  }

  private Expression primary() {
    Token token = tokens.next();
    return switch (token.kind()) {
      case STRING -> new Expression.Literal(token.text(), token.at());
      case NUMBER ->
          new Expression.Literal(JsNumber.box(Double.parseDouble(token.text())), token.at());
      case REGEX -> regex(token);
      case NAME -> name(token);
      case SYMBOL -> grouped(token);
      case END -> throw new Misplaced(token.at(), "The expression ends too early. Complete it.");
    };
  }

  private static Expression regex(Token token) {
    try {
      Regex.compile(token.text(), token.flags());
    } catch (Refusal refusal) {
      throw new Misplaced(token.at(), String.valueOf(refusal.getMessage()));
    }
    return new Expression.RegexLiteral(token.text(), token.flags(), token.at());
  }

  private Expression name(Token token) {

    return switch (token.text()) {
      case "true" -> new Expression.Literal(true, token.at());
      case "false" -> new Expression.Literal(false, token.at());
      case "none", "null" -> new Expression.Literal(null, token.at());
      default -> {
        tokens.mentions().name(token.text());
        yield new Expression.Name(Tokens.checked(token), token.at());
      }
    };
  }

  private Expression grouped(Token open) {
    return switch (open.text()) {
      case "(" -> new Expression.Group(items(")"), open.at());
      case "[" -> {
        if (tokens.skip("]")) {
          yield new Expression.ListOf(List.of(), open.at());
        }
        yield new Expression.ListOf(items("]"), open.at());
      }
      case "{" -> map(open);
      default ->
          throw new Misplaced(
              open.at(), "'%s' cannot stand here. Write a value before it.".formatted(open.text()));
    };
  }

  private List<Expression> items(String close) {
    List<Expression> items = new ArrayList<>();
    do {
      items.add(expressions.expression());
    } while (tokens.skip(","));
    tokens.expect(close);
    return items;
  }

  private Expression map(Token open) {
    Map<String, Expression> entries = new LinkedHashMap<>();
    if (!tokens.skip("}")) {
      do {
        String key = key(tokens.next());
        tokens.expect(":");
        entries.put(key, expressions.expression());
      } while (tokens.skip(","));
      tokens.expect("}");
    }
    return new Expression.MapOf(entries, open.at());
  }

  private static String key(Token token) {
    boolean literal =
        token.kind() == Token.Kind.NAME
            && switch (token.text()) {
              case "true", "false", "none", "null" -> true;
              default -> false;
            };
    if ((token.kind() != Token.Kind.NAME && token.kind() != Token.Kind.STRING) || literal) {
      throw new Misplaced(token.at(), "Keys of an object must be names or texts.");
    }
    return Tokens.checked(token);
  }

  ArgumentList arguments() {
    tokens.expect("(");
    List<Expression> positional = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    if (tokens.skip(")")) {
      return ArgumentList.NONE;
    }
    do {
      if (tokens.peek().kind() == Token.Kind.NAME && tokens.peek(1).is("=")) {
        String name = tokens.name();
        tokens.next();
        named.put(name, expressions.expression());
      } else {
        positional.add(expressions.expression());
      }
    } while (tokens.skip(","));
    tokens.expect(")");
    return new ArgumentList(positional, named);
  }
}
