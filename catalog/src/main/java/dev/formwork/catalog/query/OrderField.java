package dev.formwork.catalog.query;

/** By what entities are sorted; those without a value at the key are left out. */
public record OrderField(String field, boolean ascending) {

  /**
   * Reads `field` or `field,asc` or `field,desc`.
   *
   * @throws InvalidQuery when it is not of that form
   */
  public static OrderField parse(String text) {
    String[] parts = text.split(",", -1);
    String direction = parts.length > 1 ? parts[1].trim() : "asc";
    if (parts[0].isBlank() || !(direction.equals("asc") || direction.equals("desc"))) {
      throw new InvalidQuery(
          "Order '%s' is not known (input: orderField). Write e.g. metadata.name,asc."
              .formatted(text));
    }
    return new OrderField(parts[0].trim(), direction.equals("asc"));
  }
}
