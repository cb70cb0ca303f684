package dev.formwork.templates.expression;

import dev.formwork.templates.expression.Node.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parses a template: its statements and what they hold. */
final class TemplateParser {

  private static final Set<String> LOADING = Set.of("include", "import", "from", "extends");

  private final List<Segment> segments;
  private final String source;
  private final Mentions mentions = new Mentions();
  private final Map<String, Integer> blocks = new HashMap<>();
  private int at;
  private int depth;
  private int captures;

  private TemplateParser(String source, TextRenderer.Options options) {
    this.source = source;
    this.segments = new SegmentScanner(source, options).segments();
  }

  /**
   * Parses a template.
   *
   * @throws ExpressionException when it cannot be parsed
   */
  static Template parse(String source, TextRenderer.Options options) {
    if (source.length() > Meter.MAX_SOURCE) {
      throw new ExpressionException(
          1,
          1,
          "",
          "The template has %d characters; at most %d are allowed."
              .formatted(source.length(), Meter.MAX_SOURCE));
    }
    try {
      return new TemplateParser(source, options).template();
    } catch (Misplaced fault) {
      throw Template.fault(source, fault.at(), String.valueOf(fault.getMessage()));
    } catch (StackOverflowError e) {
      throw Template.fault(source, 0, "The template nests too deep. Make it flatter.");
    }
  }

  private Template template() {
    List<Node> nodes = nodes();
    if (at < segments.size()) {
      StatementTag tag = tag(segments.get(at));
      throw new Misplaced(
          tag.at(), "'%s' closes or continues nothing. Remove it.".formatted(tag.word()));
    }
    return new Template(
        source, nodes, mentions.roots(), mentions.environmentParts(), mentions.mutates());
  }

  /** Nodes up to a tag that closes or continues the statement around them. */
  private List<Node> nodes() {
    if (++depth > Meter.MAX_NESTING - 12) {
      throw new Misplaced(
          segments.get(at).at(),
          "Statements nest deeper than %d levels. Make them flatter.".formatted(Meter.MAX_NESTING));
    }
    List<Node> nodes = new ArrayList<>();
    for (; at < segments.size(); at++) {
      Segment segment = segments.get(at);
      switch (segment.kind()) {
        case TEXT -> nodes.add(new Node.Text(segment.text(), segment.at()));
        case OUTPUT ->
            nodes.add(
                new Node.Output(
                    expression(segment.start(), segment.text().length()), segment.at()));
        case STATEMENT -> {
          StatementTag tag = tag(segment);
          if (tag.isContinuation()) {
            depth--;
            return nodes;
          }
          nodes.add(statement(tag));
        }
      }
    }
    depth--;
    return nodes;
  }

  private StatementTag tag(Segment segment) {
    return StatementTag.of(segment, source, mentions);
  }

  private Expression expression(int start, int length) {
    return ExpressionParser.whole(tokens(start, length));
  }

  private Tokens tokens(int start, int length) {
    return new Tokens(ExpressionLexer.tokens(source, start, start + length), mentions);
  }

  private Node statement(StatementTag tag) {
    return switch (tag.word()) {
      case "if" -> conditional(tag);
      case "for" -> loop(tag);
      case "set" -> assignment(tag);
      case "macro" -> macro(tag);
      case "call" -> callBlock(tag);
      case "filter" -> filterBlock(tag);
      case "switch" -> selection(tag);
      case "block" -> block(tag);
      default -> throw unknown(tag);
    };
  }

  private static Misplaced unknown(StatementTag tag) {
    if (LOADING.contains(tag.word())) {
      return new Misplaced(
          tag.at(),
          "'%s' loads other templates, which is not possible here. Write its content out."
              .formatted(tag.word()));
    }
    return new Misplaced(
        tag.at(),
        "The statement '%s' does not exist. Use if, for, set, macro, call, filter, switch, block or raw."
            .formatted(tag.word()));
  }

  /** The tag that the body before it runs up to, which must be one of these. */
  private StatementTag closing(StatementTag opened, String... words) {
    if (at >= segments.size()) {
      throw new Misplaced(
          opened.at(),
          "'%s' has no end. Add {%% end%s %%}.".formatted(opened.word(), opened.word()));
    }
    StatementTag tag = tag(segments.get(at));
    if (!Set.of(words).contains(tag.word())) {
      throw new Misplaced(
          tag.at(),
          "'%s' cannot stand here: the open statement is '%s'. Expected %s."
              .formatted(tag.word(), opened.word(), String.join(" or ", words)));
    }
    return tag;
  }

  private List<Node> body() {
    at++;
    return nodes();
  }

  private void close(StatementTag opened, String word) {
    closing(opened, word).end();
  }

  private Node conditional(StatementTag tag) {
    Expression condition = tag.expression();
    tag.end();
    List<Node> body = body();
    StatementTag next = closing(tag, "elif", "elseif", "else", "endif");
    List<Node> otherwise = List.of();
    if (next.word().equals("else")) {
      next.end();
      otherwise = body();
      close(tag, "endif");
    } else if (next.word().equals("endif")) {
      next.end();
    } else {
      if (++depth > Meter.MAX_NESTING - 12) {
        throw new Misplaced(next.at(), "There are too many branches. Use a switch.");
      }
      otherwise = List.of(conditional(next.as("if")));
      depth--;
    }
    return new Node.If(condition, body, otherwise, tag.at());
  }

  private Node loop(StatementTag tag) {
    List<String> names = tag.names();
    if (!tag.tokens().skipName("in")) {
      throw tag.tokens().unexpected("A loop reads '{% for x in list %}': expected 'in'");
    }
    Expression iterable = tag.expression();
    tag.end();
    List<Node> body = body();
    List<Node> otherwise = List.of();
    StatementTag next = closing(tag, "else", "endfor");
    next.end();
    if (next.word().equals("else")) {
      otherwise = body();
      close(tag, "endfor");
    }
    return new Node.For(names, iterable, body, otherwise, tag.at());
  }

  private Node assignment(StatementTag tag) {
    List<String> names = tag.names();
    if (tag.tokens().skip("=")) {
      Expression value = tag.expression();
      tag.end();
      return new Node.Set(names, value, tag.at());
    }
    tag.end();
    List<Node> body = captured();
    close(tag, "endset");
    return new Node.SetBlock(names, body, tag.at());
  }

  private List<Node> captured() {
    captures++;
    List<Node> body = body();
    captures--;
    return body;
  }

  private Node macro(StatementTag tag) {
    if (captures > 0) {
      throw new Misplaced(
          tag.at(), "A macro cannot be declared inside of {% set %} or {% filter %}. Move it out.");
    }
    String name = tag.tokens().name();
    List<Parameter> parameters = tag.parameters();
    tag.end();
    List<Node> body = body();
    close(tag, "endmacro");
    return new Node.Macro(name, parameters, body, tag.at());
  }

  private Node callBlock(StatementTag tag) {
    List<Parameter> parameters = tag.tokens().peek().is("(") ? tag.parameters() : List.of();
    Expression called = tag.operand();
    if (!(called instanceof Expression.Call call)) {
      throw new Misplaced(tag.at(), "A call block calls a macro: {% call name(…) %}.");
    }
    tag.end();
    List<Node> body = body();
    close(tag, "endcall");
    return new Node.CallBlock(call, parameters, body, tag.at());
  }

  private Node filterBlock(StatementTag tag) {
    String filter = tag.tokens().name();
    Expression.ArgumentList arguments = tag.arguments();
    tag.end();
    List<Node> body = captured();
    close(tag, "endfilter");
    return new Node.FilterBlock(filter, arguments, body, tag.at());
  }

  private Node selection(StatementTag tag) {
    Expression subject = tag.expression();
    tag.end();
    if (!body().isEmpty()) {
      throw new Misplaced(tag.at(), "Nothing may stand between a switch and its first case.");
    }
    List<Node.Case> cases = new ArrayList<>();
    List<Node> otherwise = null;
    StatementTag next = closing(tag, "case", "default", "endswitch");
    while (next.word().equals("case")) {
      Expression value = next.expression();
      next.end();
      cases.add(new Node.Case(value, body()));
      next = closing(tag, "case", "default", "endswitch");
    }
    next.end();
    if (next.word().equals("default")) {
      otherwise = body();
      close(tag, "endswitch");
    }
    return new Node.Switch(subject, cases, otherwise, tag.at());
  }

  private Node block(StatementTag tag) {
    String name = tag.tokens().name();
    tag.end();
    if (blocks.put(name, tag.at()) != null) {
      throw new Misplaced(tag.at(), "There are two blocks named '%s'. Rename one.".formatted(name));
    }
    List<Node> body = body();
    StatementTag end = closing(tag, "endblock");
    end.tokens().skipName(name);
    end.end();
    return new Node.Block(name, body, tag.at());
  }
}
