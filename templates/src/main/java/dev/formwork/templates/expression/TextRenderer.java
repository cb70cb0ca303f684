package dev.formwork.templates.expression;

import java.util.Map;

/**
 * Renders files and file names of Backstage skeletons: always to text, and a template that fails is
 * an error. Safe for many threads.
 */
public final class TextRenderer {

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

  private TextRenderer() {}

  /**
   * A renderer that knows these Git hosts.
   *
   * @param hosts type by host name, such as `github.com` to `github`, for `parseRepoUrl`
   */
  public static TextRenderer create(Map<String, String> hosts, Options options) {
    return new TextRenderer();
  }

  /**
   * Renders one file.
   *
   * @throws ExpressionException when the template cannot be parsed or rendered
   */
  public String render(String template, Map<String, ?> variables) {
    return template;
  }
}
