package dev.formwork.templates.expression;

/** Numbers to another base than ten, as JavaScript's `toString(radix)` prints them. */
final class Radix {

  private static final int MAX_FRACTION = 52;

  private Radix() {}

  static String print(double number, double radix) {
    int base = (int) radix;
    if (!(radix >= 2 && radix <= 36)) {
      throw new Refusal(
          "'toString' takes a base of 2 to 36 but was given %s.".formatted(JsNumber.print(radix)));
    }
    if (base == 10 || !Double.isFinite(number)) {
      return JsNumber.print(number);
    }
    double value = Math.abs(number);
    String whole = new java.math.BigDecimal(Math.floor(value)).toBigInteger().toString(base);
    return (number < 0 ? "-" : "") + whole + fraction(value - Math.floor(value), base);
  }

  private static String fraction(double fraction, int base) {
    if (fraction == 0) {
      return "";
    }
    StringBuilder digits = new StringBuilder(".");
    double rest = fraction;
    for (int i = 0; i < MAX_FRACTION && rest > 0; i++) {
      rest *= base;
      int digit = (int) rest;
      digits.append(Character.forDigit(digit, base));
      rest -= digit;
    }
    return digits.toString();
  }
}
