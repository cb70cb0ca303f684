package dev.formwork.catalog.model;

import java.util.Locale;

/** Where something is described: `url:https://…`, `upload:template:default/x`. */
public record LocationRef(String type, String target) {

  /**
   * Reads `type:target`.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  public static LocationRef parse(String text) {
    int colon = text.indexOf(':');
    String type = colon < 0 ? "" : text.substring(0, colon).trim();
    String target = text.substring(colon + 1).trim();
    if (type.isEmpty() || target.isEmpty()) {
      throw new IllegalArgumentException(
          "Location reference '%s' has not the form type:target, such as url:https://acme.com/x."
              .formatted(text));
    }
    if (type.equals("http") || type.equals("https")) {
      throw new IllegalArgumentException(
          "Location reference '%s' names no type. Write url:%s.".formatted(text, text));
    }
    if (isScript(target)) {
      throw new IllegalArgumentException(
          "Location reference '%s' is a script, not an address.".formatted(text));
    }
    return new LocationRef(type, target);
  }

  /** Whether a browser would run the address instead of opening it. */
  public static boolean isScript(String address) {
    return address.strip().toLowerCase(Locale.ROOT).startsWith("javascript:");
  }

  public String format() {
    return type + ":" + target;
  }

  @Override
  public String toString() {
    return format();
  }
}
