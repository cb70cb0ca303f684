package dev.formwork.templates.rendering;

import dev.formwork.templates.expression.ExpressionException;
import dev.formwork.templates.expression.TextRenderer;
import java.util.List;
import java.util.Map;

/** Backstage's language for the files of a skeleton. */
final class NunjucksText implements TextEngine {

  private final TextRenderer renderer;
  private final boolean cookiecutter;

  NunjucksText(TextRenderer renderer, boolean cookiecutter) {
    this.renderer = renderer;
    this.cookiecutter = cookiecutter;
  }

  @Override
  public String render(String source, String fileName, Map<String, Object> values) {
    try {
      return renderer.render(source, cookiecutter ? renamed(values) : values);
    } catch (ExpressionException e) {
      throw new SkeletonException(
          List.of(
              new SkeletonFault(fileName, e.line(), e.column(), String.valueOf(e.getMessage()))));
    }
  }

  private static Map<String, Object> renamed(Map<String, Object> values) {
    Object root = values.get("values");
    return root == null ? Map.of() : Map.of("cookiecutter", root);
  }
}
