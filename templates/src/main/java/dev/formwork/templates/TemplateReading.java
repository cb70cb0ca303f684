package dev.formwork.templates;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out of reading a template: the definition, or every fault that was found.
 *
 * @param definition null exactly when there are faults
 */
public record TemplateReading(@Nullable TemplateDefinition definition, List<Fault> faults) {

  public TemplateReading {
    faults = List.copyOf(faults);
  }
}
