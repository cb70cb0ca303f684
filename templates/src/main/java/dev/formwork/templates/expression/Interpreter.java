package dev.formwork.templates.expression;

import dev.formwork.templates.expression.Node.Parameter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs statements and collects what they print. */
final class Interpreter {

  private final Render render;
  private final Evaluator evaluator;

  Interpreter(Render render) {
    this.render = render;
    this.evaluator = new Evaluator(render);
  }

  Evaluator evaluator() {
    return evaluator;
  }

  String run() {
    StringBuilder output = new StringBuilder();
    run(render.template.nodes(), render.root, output);
    return output.toString();
  }

  /**
   * The value of a template that is one expression, or one `filter` block, and nothing else; the
   * text of any other.
   */
  @Nullable Object value() {
    List<Node> nodes = render.template.nodes();
    return switch (nodes.size() == 1 ? nodes.getFirst() : null) {
      case Node.Output output ->
          render.released(evaluator.evaluate(output.expression(), render.root));
      case Node.FilterBlock block -> render.released(filtered(block, render.root));
      case null, default -> run();
    };
  }

  private void run(List<Node> nodes, Scope scope, StringBuilder output) {
    for (Node node : nodes) {
      try {
        render.meter.enter();
        run(node, scope, output);
        render.meter.leave();
      } catch (Refusal refusal) {
        throw render.template.fault(node.at(), String.valueOf(refusal.getMessage()));
      }
    }
  }

  private void run(Node node, Scope scope, StringBuilder output) {
    switch (node) {
      case Node.Text text -> print(text.text(), output);
      case Node.Output printed -> {
        Object value = evaluator.evaluate(printed.expression(), scope);
        render.meter.weigh(value);
        print(Values.printed(value), output);
      }
      case Node.If choice -> {
        boolean holds = Values.truthy(evaluator.evaluate(choice.condition(), scope));
        run(holds ? choice.body() : choice.otherwise(), scope, output);
      }
      case Node.For loop -> loop(loop, scope, output);
      case Node.Set set -> {
        Object value = evaluator.evaluate(set.value(), scope);
        set.names().forEach(name -> scope.assign(name, value));
      }
      case Node.SetBlock set -> {
        String text = captured(set.body(), scope);
        set.names().forEach(name -> scope.assign(name, text));
      }
      case Node.Macro macro ->
          scope.declare(macro.name(), macro(macro.parameters(), macro.body(), scope.outermost()));
      case Node.CallBlock block -> print(Values.printed(call(block, scope)), output);
      case Node.FilterBlock block -> print(Values.printed(filtered(block, scope)), output);
      case Node.Switch choice -> select(choice, scope, output);
      case Node.Block block -> run(block.body(), scope.closed(), output);
    }
  }

  private @Nullable Object filtered(Node.FilterBlock block, Scope scope) {
    Arguments arguments = evaluator.arguments(block.arguments(), scope);
    String body = captured(block.body(), scope.filtered());
    return evaluator.filter(block.filter(), body, arguments);
  }

  private void print(String text, StringBuilder output) {
    render.meter.output(text.length());
    output.append(text);
  }

  private String captured(List<Node> body, Scope scope) {
    StringBuilder output = new StringBuilder();
    run(body, scope, output);
    return output.toString();
  }

  private void select(Node.Switch choice, Scope scope, StringBuilder output) {
    Object subject = evaluator.evaluate(choice.subject(), scope);
    boolean matched = false;
    for (Node.Case each : choice.cases()) {
      matched = matched || Values.strictEquals(subject, evaluator.evaluate(each.value(), scope));
      if (matched && !each.body().isEmpty()) {
        run(each.body(), scope, output);
        return;
      }
    }
    if (choice.otherwise() != null) {
      run(choice.otherwise(), scope, output);
    }
  }

  private void loop(Node.For loop, Scope scope, StringBuilder output) {
    Object iterable = evaluator.evaluate(loop.iterable(), scope);
    Rounds rounds = Rounds.over(iterable, loop.names().size(), render.meter);
    Scope inner = scope.loop();
    if (isEmpty(loop, iterable, rounds, scope)) {
      loop.names().forEach(name -> inner.declare(name, Undefined.UNDEFINED));
      run(loop.otherwise(), inner, output);
    }
    int length = rounds.size();
    for (int i = 0; i < rounds.size(); i++) {
      render.meter.work(1);
      @Nullable Object[] values = rounds.values(i);
      for (int n = 0; n < values.length; n++) {
        inner.declare(loop.names().get(n), values[n]);
      }
      inner.declare("loop", progress(i, length));
      run(loop.body(), inner, output);
    }
  }

  /**
   * Whether the loop's `else` runs. As in Nunjucks, a loop over nothing at all counts as long as it
   * was the last time.
   */
  private static boolean isEmpty(
      Node.For loop, @Nullable Object iterable, Rounds rounds, Scope scope) {
    Map<Node.For, Integer> lengths = scope.lengths();
    if (Values.truthy(iterable)) {
      lengths.put(loop, rounds.size());
    }
    return lengths.getOrDefault(loop, 0) == 0;
  }

  private static Map<String, @Nullable Object> progress(int index, int length) {
    Map<String, @Nullable Object> loop = new LinkedHashMap<>();
    loop.put("index", index + 1);
    loop.put("index0", index);
    loop.put("revindex", length - index);
    loop.put("revindex0", length - index - 1);
    loop.put("first", index == 0);
    loop.put("last", index == length - 1);
    loop.put("length", length);
    return loop;
  }

  private Macro macro(List<Parameter> parameters, List<Node> body, Scope defined) {
    return new Macro(
        (arguments, meter) -> {
          meter.enter();
          Scope scope = defined.closed();
          bind(parameters, arguments, scope);
          SafeText text = new SafeText(captured(body, scope));
          meter.leave();
          return text;
        });
  }

  private void bind(List<Parameter> parameters, Arguments arguments, Scope scope) {
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      String name = parameter.name();
      Expression otherwise = parameter.otherwise();
      if (i < arguments.count()) {
        scope.declare(name, arguments.get(i));
      } else if (arguments.named().containsKey(name)) {
        scope.declare(name, arguments.named().get(name));
      } else {
        scope.declare(
            name, otherwise == null ? Undefined.UNDEFINED : evaluator.evaluate(otherwise, scope));
      }
    }
    if (arguments.named().containsKey("caller")) {
      scope.declare("caller", arguments.named().get("caller"));
    }
  }

  private @Nullable Object call(Node.CallBlock block, Scope scope) {
    Object target = evaluator.evaluate(block.call().target(), scope);
    if (!(target instanceof Macro macro)) {
      throw new Refusal("A call block can call a macro only. Check the macro's name.");
    }
    Arguments given = evaluator.arguments(block.call().arguments(), scope);
    Map<String, @Nullable Object> named = new HashMap<>(given.named());
    named.put("caller", macro(block.parameters(), block.body(), scope));
    return macro.call(new Arguments(given.positional(), named), render.meter);
  }

  /** A macro, which a call block can tell from other functions. */
  private record Macro(Callable body) implements Callable {

    @Override
    public @Nullable Object call(Arguments arguments, Meter meter) {
      return body.call(arguments, meter);
    }
  }
}
