package dev.formwork.templates;

import java.math.BigInteger;

/** Numbers of YAML's core schema. */
final class YamlNumber {

  private YamlNumber() {}

  /**
   * The smallest of Integer, Long and Double that holds the number.
   *
   * @throws NumberFormatException when the text is no number
   */
  static Number parse(String text) {
    String digits = text.startsWith("+") ? text.substring(1) : text;
    if (digits.startsWith("0x")) {
      return whole(new BigInteger(digits.substring(2), 16));
    }
    if (digits.startsWith("0o")) {
      return whole(new BigInteger(digits.substring(2), 8));
    }
    return switch (digits.toLowerCase(java.util.Locale.ROOT)) {
      case ".inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      case ".nan" -> Double.NaN;
      default -> decimal(digits);
    };
  }

  private static Number decimal(String digits) {
    if (digits.matches("-?\\d{1,300}")) {
      return whole(new BigInteger(digits));
    }
    return Double.parseDouble(digits);
  }

  private static Number whole(BigInteger number) {
    if (number.bitLength() < 32) {
      return number.intValue();
    }
    if (number.bitLength() < 64) {
      return number.longValue();
    }
    return number.doubleValue();
  }
}
