package dev.formwork.templates.expression;

import java.util.HashMap;
import java.util.Map;

/** The filters, tests and global functions that a renderer offers. */
record Language(
    Map<String, Filter> filters,
    Map<String, Test> tests,
    Map<String, Callable> globals,
    boolean jinja) {

  static Language create(Map<String, String> hosts, boolean jinja) {
    Map<String, Filter> filters = new HashMap<>();
    TextFilters.addTo(filters);
    MarkupFilters.addTo(filters);
    NumberFilters.addTo(filters);
    ListFilters.addTo(filters);
    AttributeFilters.addTo(filters);
    SelectionFilters.addTo(filters, Tests.ALL);
    BackstageFilters.addTo(filters, hosts);
    if (jinja) {
      filters.computeIfAbsent("jsonify", name -> filters.get("dump"));
    }
    return new Language(filters, Tests.ALL, Globals.ALL, jinja);
  }
}
