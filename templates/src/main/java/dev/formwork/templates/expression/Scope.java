package dev.formwork.templates.expression;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables of a template, one scope inside another. */
final class Scope {

  private final @Nullable Scope outer;
  private final boolean closed;
  private final Map<String, @Nullable Object> variables = new HashMap<>();
  private final Map<Node.For, Integer> lengths = new IdentityHashMap<>();

  private Scope(@Nullable Scope outer, boolean closed) {
    this.outer = outer;
    this.closed = closed;
  }

  static Scope root() {
    return new Scope(null, true);
  }

  /** The scope of a loop: what is set in it changes outer variables of the same name. */
  Scope loop() {
    return new Scope(this, false);
  }

  /** A macro's or block's scope: it sees what is outside and never changes it. */
  Scope closed() {
    return new Scope(this, true);
  }

  /** The scope of a filter's body: at the top of a template it is the template's own. */
  Scope filtered() {
    return outer == null ? this : loop();
  }

  /** How long each loop was when it last ran here, up to the macro or block around it. */
  Map<Node.For, Integer> lengths() {
    Scope scope = this;
    while (!scope.closed && scope.outer != null) {
      scope = scope.outer;
    }
    return scope.lengths;
  }

  Scope outermost() {
    Scope scope = this;
    while (scope.outer != null) {
      scope = scope.outer;
    }
    return scope;
  }

  boolean has(String name) {
    return find(name) != null;
  }

  /** The variable's value, which may be null; undefined when there is none. */
  @Nullable Object get(String name) {
    Scope scope = find(name);
    return scope == null ? Undefined.UNDEFINED : scope.variables.get(name);
  }

  private @Nullable Scope find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.variables.containsKey(name)) {
        return scope;
      }
    }
    return null;
  }

  void declare(String name, @Nullable Object value) {
    variables.put(name, value);
  }

  /** Changes the variable where it was declared, unless a closed scope is between. */
  void assign(String name, @Nullable Object value) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.variables.containsKey(name)) {
        scope.variables.put(name, value);
        return;
      }
      if (scope.closed) {
        break;
      }
    }
    variables.put(name, value);
  }
}
