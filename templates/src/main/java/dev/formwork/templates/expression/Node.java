package dev.formwork.templates.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of a template. Every node knows its offset. */
sealed interface Node {

  int at();

  record Text(String text, int at) implements Node {}

  record Output(Expression expression, int at) implements Node {}

  record If(Expression condition, List<Node> body, List<Node> otherwise, int at) implements Node {}

  record For(List<String> names, Expression iterable, List<Node> body, List<Node> otherwise, int at)
      implements Node {}

  record Set(List<String> names, Expression value, int at) implements Node {}

  record SetBlock(List<String> names, List<Node> body, int at) implements Node {}

  record Macro(String name, List<Parameter> parameters, List<Node> body, int at) implements Node {}

  record CallBlock(Expression.Call call, List<Parameter> parameters, List<Node> body, int at)
      implements Node {}

  record FilterBlock(String filter, Expression.ArgumentList arguments, List<Node> body, int at)
      implements Node {}

  record Switch(Expression subject, List<Case> cases, @Nullable List<Node> otherwise, int at)
      implements Node {}

  record Block(String name, List<Node> body, int at) implements Node {}

  /** A parameter of a macro; without a default it is undefined when not given. */
  record Parameter(String name, @Nullable Expression otherwise) {}

  /** A case without a body runs into the next one. */
  record Case(Expression value, List<Node> body) {}
}
