package dev.formwork.templates;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of a form that its schema does not allow, in the words and the shape of Backstage's
 * answer to a bad request.
 *
 * @param path where the value is: property names and indexes; empty for the form itself
 * @param property the same as a path from `instance` or `secrets`, such as `instance.n`
 * @param message for a reader of the form, such as `requires property "name"`
 * @param schema the schema that was broken
 * @param instance the value, or an empty map where it is secret
 * @param name the keyword that was broken, such as `required`
 * @param argument the keyword's value
 * @param stack property and message
 */
public record ValueFault(
    List<Object> path,
    String property,
    String message,
    @Nullable Object schema,
    @Nullable Object instance,
    String name,
    @Nullable Object argument,
    String stack) {

  public ValueFault {
    path = List.copyOf(path);
  }
}
