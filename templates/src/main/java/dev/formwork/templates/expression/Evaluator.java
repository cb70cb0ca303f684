package dev.formwork.templates.expression;

import dev.formwork.templates.expression.Expression.ArgumentList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes expressions. */
final class Evaluator {

  private final Render render;
  private final Meter meter;

  Evaluator(Render render) {
    this.render = render;
    this.meter = render.meter;
  }

  /**
   * The expression's value.
   *
   * @throws ExpressionException when it has none
   */
  @Nullable Object evaluate(Expression expression, Scope scope) {
    try {
      meter.enter();
      Object value = valueOf(expression, scope);
      meter.leave();
      return value;
    } catch (Refusal refusal) {
      throw render.template.fault(expression.at(), String.valueOf(refusal.getMessage()));
    }
  }

  private @Nullable Object valueOf(Expression expression, Scope scope) {
    return switch (expression) {
      case Expression.Literal literal -> literal.value();
      case Expression.RegexLiteral regex -> new Regex(regex.source(), regex.flags());
      case Expression.Name name -> render.variable(name.name(), scope);
      case Expression.Lookup lookup -> lookup(lookup, scope);
      case Expression.Slice slice -> slice(slice, scope);
      case Expression.Call call -> call(call, scope);
      case Expression.Filtered filtered -> filter(filtered, scope);
      case Expression.Tested tested -> test(tested, scope);
      case Expression.Binary binary -> binary(binary, scope);
      case Expression.Floor floor -> floor(evaluate(floor.quotient(), scope));
      case Expression.Membership in -> membership(in, scope);
      case Expression.Not not -> !Values.truthy(evaluate(not.operand(), scope));
      case Expression.Sign sign -> sign(sign, scope);
      case Expression.Both both -> {
        Object left = evaluate(both.left(), scope);
        yield Values.truthy(left) ? evaluate(both.right(), scope) : left;
      }
      case Expression.Either either -> {
        Object left = evaluate(either.left(), scope);
        yield Values.truthy(left) ? left : evaluate(either.right(), scope);
      }
      case Expression.Conditional conditional -> conditional(conditional, scope);
      case Expression.ListOf list -> values(list.items(), scope);
      case Expression.MapOf map -> map(map, scope);
      case Expression.Group group -> values(group.items(), scope).getLast();
    };
  }

  private @Nullable Object lookup(Expression.Lookup lookup, Scope scope) {
    Object target = evaluate(lookup.target(), scope);
    Object key = evaluate(lookup.key(), scope);
    meter.weigh(key);
    return Members.of(target, key, render.language.jinja());
  }

  private Object slice(Expression.Slice slice, Scope scope) {
    Object target = evaluate(slice.target(), scope);
    return Slices.slice(
        target,
        bound(slice.start(), null, scope),
        bound(slice.stop(), null, scope),
        bound(slice.step(), 1, scope),
        meter);
  }

  private @Nullable Object bound(
      @Nullable Expression bound, @Nullable Object missing, Scope scope) {
    return bound == null ? missing : evaluate(bound, scope);
  }

  private @Nullable Object call(Expression.Call call, Scope scope) {
    Object target = evaluate(call.target(), scope);
    if (!(target instanceof Callable callable)) {
      throw new Refusal(
          "This is %s and cannot be called. Check the name before the parentheses."
              .formatted(Values.kind(target)));
    }
    Arguments arguments = arguments(call.arguments(), scope);
    arguments.positional().forEach(meter::weigh);
    return callable.call(arguments, meter);
  }

  Arguments arguments(ArgumentList list, Scope scope) {
    if (list == ArgumentList.NONE) {
      return Arguments.NONE;
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    List<@Nullable Object> positional = values(list.positional(), scope);
    list.named().forEach((name, value) -> named.put(name, evaluate(value, scope)));
    return new Arguments(positional, named);
  }

  private @Nullable Object filter(Expression.Filtered filtered, Scope scope) {
    Object input = evaluate(filtered.target(), scope);
    return filter(filtered.filter(), input, arguments(filtered.arguments(), scope));
  }

  @Nullable Object filter(String name, @Nullable Object input, Arguments arguments) {
    Filter filter = render.language.filters().get(name);
    if (filter == null) {
      throw new Refusal("There is no filter '%s'. Check its name.".formatted(name));
    }
    meter.weigh(input);
    arguments.positional().forEach(meter::weigh);
    return filter.apply(Values.notCallable(input), arguments, meter);
  }

  private boolean test(Expression.Tested tested, Scope scope) {
    Object input = evaluate(tested.target(), scope);
    String name = tested.test() == null ? "undefined" : tested.test();
    Test test = render.language.tests().get(name);
    if (test == null) {
      throw new Refusal("There is no test '%s'. Check its name.".formatted(name));
    }
    Arguments arguments = arguments(tested.arguments(), scope).flattened();
    Object checked = name.equals("callable") ? input : Values.notCallable(input);
    return test.holds(name, checked, arguments);
  }

  private Object binary(Expression.Binary binary, Scope scope) {
    Object left = evaluate(binary.left(), scope);
    Object right = evaluate(binary.right(), scope);
    meter.weigh(left);
    meter.weigh(right);
    return Operators.apply(binary.operator(), left, right, meter);
  }

  private static Number floor(@Nullable Object quotient) {
    return JsNumber.box(Math.floor(Values.number(quotient)));
  }

  private boolean membership(Expression.Membership in, Scope scope) {
    Object item = evaluate(in.item(), scope);
    meter.weigh(item);
    return Operators.contains(evaluate(in.container(), scope), item, meter);
  }

  private Number sign(Expression.Sign sign, Scope scope) {
    Object operand = evaluate(sign.operand(), scope);
    meter.weigh(operand);
    double number = Values.number(Values.notCallable(operand));
    return JsNumber.box(sign.negative() ? -number : number);
  }

  private @Nullable Object conditional(Expression.Conditional conditional, Scope scope) {
    if (Values.truthy(evaluate(conditional.condition(), scope))) {
      return evaluate(conditional.body(), scope);
    }
    Expression otherwise = conditional.otherwise();
    return otherwise == null ? "" : evaluate(otherwise, scope);
  }

  private List<@Nullable Object> values(List<Expression> items, Scope scope) {
    List<@Nullable Object> values = new ArrayList<>(items.size());
    for (Expression item : items) {
      values.add(evaluate(item, scope));
    }
    return values;
  }

  private Map<String, @Nullable Object> map(Expression.MapOf map, Scope scope) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    map.entries().forEach((key, value) -> values.put(key, evaluate(value, scope)));
    return values;
  }
}
