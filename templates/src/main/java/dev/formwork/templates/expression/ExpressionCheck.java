package dev.formwork.templates.expression;

import dev.formwork.templates.expression.TextRenderer.Options;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be said of a template string without rendering it. Functions that every template has,
 * such as `range`, are not among the variables.
 *
 * @param faults what is wrong, in the order of the text; one when the string cannot be parsed
 * @param variables what the string reads, in the order of the text; empty when it cannot be parsed
 */
public record ExpressionCheck(List<ExpressionFault> faults, List<VariableUse> variables) {

  private static final Set<String> STATUS_FUNCTIONS = Set.of("always", "failure");

  /** Copies the lists. */
  public ExpressionCheck {
    faults = List.copyOf(faults);
    variables = List.copyOf(variables);
  }

  /** Checks a string of a step's input, `if`, `each`, or of the output. */
  public static ExpressionCheck of(String source) {
    return of(source, Options.DEFAULTS, STATUS_FUNCTIONS);
  }

  /** Checks the text or the name of a skeleton's file. */
  public static ExpressionCheck ofFile(String source, Options options) {
    return of(source, options, Set.of());
  }

  private static ExpressionCheck of(String source, Options options, Set<String> functions) {
    try {
      Template template = TemplateParser.parse(source, options);
      return new NameSearch(template, Language.create(Map.of(), options.cookiecutter()), functions)
          .check();
    } catch (ExpressionException e) {
      var fault =
          new ExpressionFault(
              ExpressionFault.Kind.SYNTAX, e.line(), e.column(), e.offending(), e.reason());
      return new ExpressionCheck(List.of(fault), List.of());
    }
  }

  /** The reads of variables other than these. */
  public List<VariableUse> unknown(Set<String> known) {
    return variables.stream().filter(use -> !known.contains(use.root())).toList();
  }
}
