package dev.formwork.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.formwork.catalog.location.LocationFile;
import dev.formwork.catalog.location.LocationReader;
import dev.formwork.catalog.location.LocationUnreadable;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateLimits;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A web of the files that tests put there. */
final class TestLocations implements LocationReader {

  private final Map<URI, String> files = new ConcurrentHashMap<>();

  /** Puts a file at an address and answers the address. */
  String put(String address, String text) {
    files.put(URI.create(address), text);
    return address;
  }

  @Override
  public LocationFile read(URI target) {
    return new LocationFile(text(target), null, null);
  }

  @Override
  public List<TemplateFile> readTree(URI target, TemplateLimits limits) {
    return List.of(TemplateFile.of("template.yaml", text(target).getBytes(UTF_8)));
  }

  private String text(URI target) {
    String text = files.get(target);
    if (text == null) {
      throw new LocationUnreadable(
          LocationUnreadable.Reason.MISSING,
          "There is no file at %s (input: target). Correct the address.".formatted(target),
          null);
    }
    return text;
  }
}
