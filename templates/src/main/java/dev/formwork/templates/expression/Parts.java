package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The expressions that an expression is made of, in the order of the text. */
final class Parts {

  private Parts() {}

  static List<Expression> of(Expression expression) {
    return switch (expression) {
      case Expression.Literal literal -> List.of();
      case Expression.RegexLiteral regex -> List.of();
      case Expression.Name name -> List.of();
      case Expression.Lookup lookup -> List.of(lookup.target(), lookup.key());
      case Expression.Slice slice ->
          present(slice.target(), slice.start(), slice.stop(), slice.step());
      case Expression.Call call -> with(call.target(), call.arguments());
      case Expression.Filtered filtered -> with(filtered.target(), filtered.arguments());
      case Expression.Tested tested -> with(tested.target(), tested.arguments());
      case Expression.Binary binary -> List.of(binary.left(), binary.right());
      case Expression.Floor floor -> List.of(floor.quotient());
      case Expression.Membership in -> List.of(in.item(), in.container());
      case Expression.Not not -> List.of(not.operand());
      case Expression.Sign sign -> List.of(sign.operand());
      case Expression.Both both -> List.of(both.left(), both.right());
      case Expression.Either either -> List.of(either.left(), either.right());
      case Expression.Conditional choice ->
          present(choice.body(), choice.condition(), choice.otherwise());
      case Expression.ListOf list -> list.items();
      case Expression.MapOf map -> List.copyOf(map.entries().values());
      case Expression.Group group -> group.items();
    };
  }

  private static List<Expression> with(Expression target, Expression.ArgumentList arguments) {
    List<Expression> parts = new ArrayList<>(List.of(target));
    parts.addAll(arguments.positional());
    parts.addAll(arguments.named().values());
    return parts;
  }

  private static List<Expression> present(@Nullable Expression... parts) {
    List<Expression> present = new ArrayList<>();
    for (Expression part : parts) {
      if (part != null) {
        present.add(part);
      }
    }
    return present;
  }
}
