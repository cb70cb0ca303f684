package dev.formwork.catalog.query;

import java.util.List;

/**
 * A text that must be part of a value.
 *
 * @param fields keys whose values are looked at; when empty, the order field or `metadata.uid`
 */
public record FullText(String term, List<String> fields) {

  public FullText {
    fields = List.copyOf(fields);
  }
}
