package dev.formwork.templates.expression;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Renders files and file names of Backstage skeletons: always to text, and a template that fails is
 * an error. Safe for many threads.
 */
public final class TextRenderer {

  private static final TemplateCache TEMPLATES = new TemplateCache();

  /**
   * How a file is read.
   *
   * @param trimBlocks drops the first newline after a statement
   * @param lstripBlocks drops blanks before a statement that begins its line
   * @param cookiecutter delimiters are `{{ }}`, and Jinja's names are known
   */
  public record Options(boolean trimBlocks, boolean lstripBlocks, boolean cookiecutter) {

    /** Backstage's defaults. */
    public static final Options DEFAULTS = new Options(false, false, false);
  }

  private final Language language;
  private final Options options;

  private TextRenderer(Language language, Options options) {
    this.language = language;
    this.options = options;
  }

  /**
   * A renderer that knows these Git hosts.
   *
   * @param hosts type by host name, such as `github.com` to `github`, for `parseRepoUrl`
   */
  public static TextRenderer create(Map<String, String> hosts, Options options) {
    return new TextRenderer(Language.create(hosts, options.cookiecutter()), options);
  }

  /**
   * Renders one file or file name.
   *
   * @throws ExpressionException when the template cannot be parsed or rendered
   */
  public String render(String template, Map<String, ?> variables) {
    Template parsed = TEMPLATES.get(template, options);
    Render render = new Render(parsed, language, variables, null);
    return guarded(parsed, new Interpreter(render)::run);
  }

  /** Turns what no place in the template was found for into an error at its beginning. */
  static <T extends @Nullable Object> T guarded(Template template, Supplier<T> rendering) {
    try {
      return rendering.get();
    } catch (Refusal refusal) {
      throw template.fault(0, String.valueOf(refusal.getMessage()));
    } catch (StackOverflowError e) {
      throw template.fault(0, "The template nests too deep. Make it flatter.");
    }
  }
}
