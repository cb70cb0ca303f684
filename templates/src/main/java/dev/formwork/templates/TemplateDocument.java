package dev.formwork.templates;

import java.util.Map;

/** A template as it stands in its file: what it says, and where. */
public final class TemplateDocument {

  private final String yaml;
  private final Faults places;
  private final Map<String, Object> content;
  private final TemplateReading reading;

  private TemplateDocument(
      String yaml, Faults places, Map<String, Object> content, TemplateReading reading) {
    this.yaml = yaml;
    this.places = places;
    this.content = content;
    this.reading = reading;
  }

  /** Both from 1; 0 when it is not known. */
  public record Place(int line, int column) {

    private static Place of(Faults.Place place) {
      return new Place(place.line(), place.column());
    }
  }

  /**
   * Reads one document.
   *
   * @param fileName for the words of a fault, such as `template.yaml`
   */
  @SuppressWarnings("unchecked")
  public static TemplateDocument read(String yaml, String fileName) {
    Faults faults = new Faults();
    Object document = YamlText.read(yaml, fileName, faults);
    TemplateReading reading = TemplateReader.read(document, fileName, faults);
    Map<String, Object> content =
        document instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    return new TemplateDocument(yaml, faults, content, reading);
  }

  /** The template, or every fault that keeps it from being one. */
  public TemplateReading reading() {
    return reading;
  }

  /** The whole document, of whatever shape it is; empty when it is no mapping. */
  public Map<String, Object> content() {
    return content;
  }

  /** Where the value of a JSON pointer begins, or the nearest value around it. */
  public Place value(String pointer) {
    return Place.of(places.place(pointer));
  }

  /** Where the key of a JSON pointer stands, or the item when it is one of a list. */
  public Place key(String pointer) {
    return Place.of(places.keyPlace(pointer));
  }

  /**
   * Where a part of a text stands, however the text is quoted or folded. Where the file writes it
   * with escapes, that is the beginning of the text.
   *
   * @param text the value of the pointer
   * @param from offset of the part in the text
   * @param to its end
   */
  public Place within(String pointer, String text, int from, int to) {
    Place start = value(pointer);
    int lineEnd = text.indexOf('\n', from);
    String part = text.substring(from, lineEnd < 0 ? to : Math.min(to, lineEnd));
    if (start.line() == 0 || part.isBlank()) {
      return start;
    }
    int at = offset(start) - 1;
    for (int n = countBefore(text, part, from); n >= 0; n--) {
      at = yaml.indexOf(part, at + 1);
      if (at < 0) {
        return start;
      }
    }
    return place(at);
  }

  private static int countBefore(String text, String part, int before) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0 && at < before; at = text.indexOf(part, at + 1)) {
      count++;
    }
    return count;
  }

  private int offset(Place place) {
    int at = 0;
    for (int line = 1; line < place.line(); line++) {
      at = yaml.indexOf('\n', at) + 1;
    }
    return at + place.column() - 1;
  }

  private Place place(int offset) {
    int lineStart = yaml.lastIndexOf('\n', offset - 1) + 1;
    int line = 1 + (int) yaml.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return new Place(line, offset - lineStart + 1);
  }
}
