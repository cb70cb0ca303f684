package dev.formwork.catalog.query;

import java.util.Map;

final class Predicates {
  static EntityFilter read(Map<String, Object> query) {
    throw new UnsupportedOperationException();
  }

  static Map<String, Object> write(EntityFilter filter) {
    throw new UnsupportedOperationException();
  }
}
