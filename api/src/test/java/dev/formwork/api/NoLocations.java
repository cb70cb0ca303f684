package dev.formwork.api;

import dev.formwork.catalog.location.LocationFile;
import dev.formwork.catalog.location.LocationReader;
import dev.formwork.catalog.location.LocationUnreadable;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateLimits;
import java.net.URI;
import java.util.List;

/** A world without files. */
final class NoLocations implements LocationReader {

  @Override
  public LocationFile read(URI target) {
    throw missing(target);
  }

  @Override
  public List<TemplateFile> readTree(URI target, TemplateLimits limits) {
    throw missing(target);
  }

  private static LocationUnreadable missing(URI target) {
    return new LocationUnreadable(
        LocationUnreadable.Reason.MISSING,
        "There is no file at %s (input: target). Correct the address.".formatted(target),
        null);
  }
}
