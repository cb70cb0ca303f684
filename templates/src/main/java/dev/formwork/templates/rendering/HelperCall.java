package dev.formwork.templates.rendering;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import com.github.jknack.handlebars.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a helper.
 *
 * @param name the helper
 * @param arguments its values in order; null where a value is missing
 * @param options the engine's side of the call
 */
record HelperCall(String name, List<@Nullable Object> arguments, Options options) {

  static HelperCall of(String name, @Nullable Object first, Options options) {
    List<@Nullable Object> arguments = new ArrayList<>();
    if (hasArguments(first, options)) {
      arguments.add(ClosedValues.isClosed(first) ? first : null);
      for (Object next : options.params) {
        arguments.add(ClosedValues.isClosed(next) ? next : null);
      }
    }
    return new HelperCall(name, Collections.unmodifiableList(arguments), options);
  }

  /** Without an argument the engine hands over the context's own value. */
  private static boolean hasArguments(@Nullable Object first, Options options) {
    Integer declared = options.data(Context.PARAM_SIZE);
    return options.params.length > 0
        || declared == null
        || declared > 0
        || first != options.context.model();
  }

  /** An argument that has been found to be there. */
  Object argument(int index) {
    Object value = arguments.get(index);
    if (value == null) {
      throw TagFault.missing(index + 1);
    }
    return value;
  }

  /** The argument's value as text. */
  String text(int index) {
    Object value = argument(index);
    return switch (value) {
      case CharSequence text -> text.toString();
      case Number number -> ClosedValues.print(number);
      case Boolean truth -> truth.toString();
      default -> throw wrongKind(index, "text", value);
    };
  }

  /** The argument's value as a whole number between 0 and a hundred. */
  int smallNumber(int index) {
    return smallNumber(argument(index));
  }

  private int smallNumber(Object value) {
    if (value instanceof Number number && number.intValue() >= 0 && number.intValue() <= 100) {
      return number.intValue();
    }
    throw TagFault.of("The helper %s needs a number from 0 to 100, not %s.".formatted(name, value));
  }

  /** A named argument as a whole number between 0 and a hundred. */
  int smallNumber(String key, int otherwise) {
    Map<String, Object> named = options.hash;
    return named.containsKey(key) ? smallNumber(named.get(key)) : otherwise;
  }

  TagFault wrongKind(int index, String wanted, Object value) {
    return TagFault.of(
        "The helper %s needs %s as argument %d, not %s."
            .formatted(name, wanted, index + 1, ClosedValues.kind(value)));
  }

  boolean isBlock() {
    return options.tagType == TagType.SECTION || options.tagType == TagType.START_SECTION;
  }

  /** Renders the block's body, or what stands after its else. */
  CharSequence body(boolean main) {
    return apply(main ? options.fn : options.inverse, options.context, List.of());
  }

  /** Renders a part of the block with another context. */
  CharSequence apply(Template part, Context context, List<Object> blockParameters) {
    try {
      return blockParameters.isEmpty()
          ? options.apply(part, context)
          : options.apply(part, context, blockParameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TagFault.Position position() {
    int[] at = options.fn.position();
    return new TagFault.Position(options.fn.filename(), at[0], at[1] + 1, options.fn.text());
  }
}
