package dev.formwork.templates.expression;

import java.util.List;

/** The tokens of one tag, and how far they are read. */
final class Tokens {

  private final List<Token> tokens;
  private final Mentions mentions;
  private int at;
  private int depth;

  Tokens(List<Token> tokens, Mentions mentions) {
    this.tokens = tokens;
    this.mentions = mentions;
  }

  Mentions mentions() {
    return mentions;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean skip(String symbol) {
    boolean found = peek().is(symbol);
    if (found) {
      next();
    }
    return found;
  }

  boolean skipName(String name) {
    boolean found = peek().isName(name);
    if (found) {
      next();
    }
    return found;
  }

  void expect(String symbol) {
    if (!skip(symbol)) {
      throw unexpected("Expected '" + symbol + "'");
    }
  }

  String name() {
    Token token = peek();
    if (token.kind() != Token.Kind.NAME) {
      throw unexpected("Expected a name");
    }
    return checked(next());
  }

  /** A name that templates may use. */
  static String checked(Token token) {
    if (ExpressionParser.reserved(token.text()) != null) {
      throw new Misplaced(
          token.at(), "The name '%s' is reserved. Use another.".formatted(token.text()));
    }
    return token.text();
  }

  void end() {
    if (peek().kind() != Token.Kind.END) {
      throw unexpected("Expected the end of the expression");
    }
  }

  Misplaced unexpected(String expected) {
    return new Misplaced(peek().at(), "%s but found %s.".formatted(expected, peek().shown()));
  }

  void enter() {
    countWithin(++depth);
  }

  void leave() {
    depth--;
  }

  /** Refuses what the evaluator could not walk through. */
  void countWithin(int count) {
    if (count > Meter.MAX_NESTING - 12) {
      throw new Misplaced(
          peek().at(),
          "The expression nests or goes on for more than %d levels. Split it with {%% set %%}."
              .formatted(Meter.MAX_NESTING));
    }
  }
}
