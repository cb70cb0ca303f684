package dev.formwork.templates.rendering;

/**
 * The marks around an expression.
 *
 * @param start such as `{{`
 * @param end such as `}}`
 */
public record Delimiters(String start, String end) {

  /** Those of Handlebars, `{{` and `}}`. */
  public static final Delimiters HANDLEBARS = new Delimiters("{{", "}}");

  /** Checks that both marks are one to eight characters of punctuation. */
  public Delimiters {
    check(start, "start");
    check(end, "end");
  }

  private static void check(String mark, String which) {
    if (!mark.matches("\\p{Punct}{1,8}")) {
      throw new IllegalArgumentException(
          "Delimiter '%s' must be one to eight punctuation characters (input: delimiters.%s). Use e.g. [[ and ]]."
              .formatted(mark, which));
    }
  }
}
