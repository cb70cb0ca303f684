package dev.formwork.catalog.template;

import java.util.List;

/** Some of the templates, and how many there are in all. */
public record TemplatePage(List<TemplateItem> items, long total) {

  public TemplatePage {
    items = List.copyOf(items);
  }
}
