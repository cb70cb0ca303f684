package dev.formwork.templates.expression;

import dev.formwork.templates.expression.Node.Parameter;
import java.util.ArrayList;
import java.util.List;

/** A statement's tag: its word, and the tokens behind it. */
record StatementTag(String word, Tokens tokens, int at) {

  static StatementTag of(Segment segment, String source, Mentions mentions) {
    String text = segment.text();
    int start = 0;
    while (start < text.length() && JsText.isBlank(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && ExpressionLexer.isWord(text.charAt(end))) {
      end++;
    }
    if (end == start || ExpressionLexer.isDigit(text.charAt(start))) {
      throw new Misplaced(
          segment.at(), "A statement begins with its name, such as {% if … %}. Add it.");
    }
    int from = segment.start() + end;
    List<Token> tokens = ExpressionLexer.tokens(source, from, segment.start() + text.length());
    return new StatementTag(text.substring(start, end), new Tokens(tokens, mentions), segment.at());
  }

  /** Whether the tag closes or continues a statement instead of opening one. */
  boolean isContinuation() {
    return switch (word) {
      case "elif", "elseif", "else", "case", "default" -> true;
      case "endif", "endfor", "endset", "endmacro", "endcall" -> true;
      case "endfilter", "endswitch", "endblock" -> true;
      default -> false;
    };
  }

  StatementTag as(String otherWord) {
    return new StatementTag(otherWord, tokens, at);
  }

  Expression expression() {
    return new ExpressionParser(tokens).expression();
  }

  Expression operand() {
    return new ExpressionParser(tokens).operand();
  }

  Expression.ArgumentList arguments() {
    return tokens.peek().is("(")
        ? new ExpressionParser(tokens).arguments()
        : Expression.ArgumentList.NONE;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    do {
      Token token = tokens.peek();
      String name = tokens.name();
      switch (name) {
        case "true", "false", "none", "null" ->
            throw new Misplaced(token.at(), "'%s' is a value. Use another name.".formatted(name));
        default -> names.add(name);
      }
    } while (tokens.skip(","));
    return names;
  }

  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    tokens.expect("(");
    if (tokens.skip(")")) {
      return parameters;
    }
    do {
      String name = tokens.name();
      parameters.add(new Parameter(name, tokens.skip("=") ? expression() : null));
    } while (tokens.skip(","));
    tokens.expect(")");
    return parameters;
  }

  void end() {
    tokens.end();
  }
}
