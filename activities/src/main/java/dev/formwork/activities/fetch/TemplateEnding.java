package dev.formwork.activities.fetch;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The input `templateFileExtension`: a text, or whether the language's own ending is meant. */
final class TemplateEnding {

  private TemplateEnding() {}

  /**
   * The ending with its dot; null when all files are templates.
   *
   * @param own the ending that `true` stands for
   */
  static @Nullable String of(@Nullable Object input, String own) {
    return switch (input) {
      case String text when !text.isEmpty() -> text.startsWith(".") ? text : "." + text;
      case Boolean isMeant when isMeant -> own;
      case null, default -> null;
    };
  }

  static void check(
      @Nullable Object input, List<String> copyWithoutTemplating, boolean cookiecutterCompat) {
    if (of(input, "") != null && (!copyWithoutTemplating.isEmpty() || cookiecutterCompat)) {
      throw new InvalidInput(
          "An ending cannot be combined with copyWithoutTemplating or cookiecutterCompat (input: templateFileExtension). Leave one of them out.");
    }
  }
}
