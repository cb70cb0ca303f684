package dev.formwork.catalog.query;

import java.util.List;

final class FilterSets {
  static EntityFilter parse(List<String> parameters) {
    throw new UnsupportedOperationException();
  }
}
