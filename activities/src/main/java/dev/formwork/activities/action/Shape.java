package dev.formwork.activities.action;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * JSON Schema that the type of a component cannot say, such as `{"minLength": 1}`. It is laid over
 * what is made from the type; with a `type`, `oneOf` or `anyOf` of its own it takes the place of
 * it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Shape {
  String value();
}
