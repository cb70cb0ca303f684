package dev.formwork.templates.expression;

import org.jspecify.annotations.Nullable;

/**
 * A test, as in `x is odd`.
 *
 * @param parameters how many arguments it takes: none or one
 */
record Test(int parameters, Check check) {

  interface Check {

    boolean holds(@Nullable Object input, @Nullable Object argument);
  }

  boolean holds(String name, @Nullable Object input, Arguments arguments) {
    arguments.countWithin(name, parameters, parameters);
    return check.holds(input, arguments.get(0));
  }
}
