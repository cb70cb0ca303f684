package dev.formwork.api.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The query parameters that a route knows; it refuses others. Stands on a {@link Query}. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Accepts {

  /** The names. */
  String[] value();

  /** Whether other names are passed over in silence. */
  boolean others() default false;

  /** Whether a declared parameter may have an empty value. */
  boolean empty() default true;
}
