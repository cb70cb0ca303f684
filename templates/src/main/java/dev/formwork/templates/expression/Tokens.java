package dev.formwork.templates.expression;

import java.util.List;

/** The tokens of one tag, and how far they are read. */
final class Tokens {

  /** Backstage's engine allows 512; nobody writes that, and a parser has only so much stack. */
  private static final int MAX_DEPTH = 200;

  private static final int MAX_STEPS = 500;

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
    if (++depth > MAX_DEPTH) {
      throw new Misplaced(
          peek().at(),
          "The expression nests deeper than %d levels. Split it with {%% set %%}."
              .formatted(MAX_DEPTH));
    }
  }

  void leave() {
    depth--;
  }

  /** Refuses what the evaluator could not walk through. */
  void countWithin(int count) {
    if (count > MAX_STEPS) {
      throw new Misplaced(
          peek().at(),
          "The expression goes on for more than %d steps. Split it with {%% set %%}."
              .formatted(MAX_STEPS));
    }
  }
}
