package dev.formwork.templates.expression;

import java.util.List;

/**
 * One place where a template string reads a variable that it does not set itself.
 *
 * @param path the variable and what is looked up in it, as far as that is written out: `steps.a['my
 *     key'].output` is `[steps, a, my key, output]`, and `steps[name].output` is `[steps]`
 * @param line line in the string, from 1
 * @param column column in the line, from 1
 * @param isCalled whether it is called as a function
 */
public record VariableUse(List<String> path, int line, int column, boolean isCalled) {

  /** Copies the path. */
  public VariableUse {
    path = List.copyOf(path);
  }

  /** The variable's name. */
  public String root() {
    return path.getFirst();
  }
}
