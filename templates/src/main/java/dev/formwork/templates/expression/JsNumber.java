package dev.formwork.templates.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as JavaScript reads and prints them (ECMA-262, Number::toString and StringToNumber). */
final class JsNumber {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final double EXACT = 9007199254740992d;

  private JsNumber() {}

  /** The smallest of Integer, Long and Double that holds the number exactly. */
  static Number box(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
    if (!whole || (value == 0 && 1 / value < 0)) {
      return value;
    }
    long exact = (long) value;
    if (exact == (int) exact) {
      return (int) exact;
    }
    return exact;
  }

  static String print(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (value == 0) {
      return "0";
    }
    String text = printPositive(new BigDecimal(Double.toString(Math.abs(value))));
    return value < 0 ? "-" + text : text;
  }

  private static String printPositive(BigDecimal value) {
    BigDecimal number = value.stripTrailingZeros();
    String digits = number.unscaledValue().toString();
    int point = digits.length() - number.scale();
    if (point > 21 || point <= -6) {
      return scientific(digits, point - 1);
    }
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    if (point >= digits.length()) {
      return digits + "0".repeat(point - digits.length());
    }
    return digits.substring(0, point) + "." + digits.substring(point);
  }

  private static String scientific(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }

  static double parse(String text) {
    String trimmed = JsText.trim(text);
    if (trimmed.isEmpty()) {
      return 0;
    }
    if (trimmed.length() > 2 && trimmed.charAt(0) == '0') {
      int radix =
          switch (trimmed.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
          };
      if (radix != 10) {
        return wholeOf(trimmed.substring(2), radix);
      }
    }
    return parseDecimal(trimmed);
  }

  private static double parseDecimal(String text) {
    return switch (text) {
      case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    };
  }

  private static double wholeOf(String digits, int radix) {
    int length = leadingDigits(digits, radix);
    return length == digits.length() && length > 0 ? whole(digits, radix) : Double.NaN;
  }

  private static int leadingDigits(String text, int radix) {
    int end = 0;
    while (end < text.length()
        && text.charAt(end) < 128
        && Character.digit(text.charAt(end), radix) >= 0) {
      end++;
    }
    return end;
  }

  private static double whole(String digits, int radix) {
    if (radix == 10) {
      return Double.parseDouble(digits);
    }
    double value = 0;
    for (int i = 0; i < digits.length(); i++) {
      value = value * radix + Character.digit(digits.charAt(i), radix);
    }
    return value;
  }

  /** JavaScript's `parseInt`. */
  static double parseInt(String text, int base) {
    String rest = JsText.trim(text);
    boolean negative = rest.startsWith("-");
    if (negative || rest.startsWith("+")) {
      rest = rest.substring(1);
    }
    int radix = base;
    if ((base == 0 || base == 16) && (rest.startsWith("0x") || rest.startsWith("0X"))) {
      rest = rest.substring(2);
      radix = 16;
    }
    radix = radix == 0 ? 10 : radix;
    if (radix < 2 || radix > 36) {
      return Double.NaN;
    }
    int length = leadingDigits(rest, radix);
    double value = length == 0 ? Double.NaN : whole(rest.substring(0, length), radix);
    return negative ? -value : value;
  }

  /** JavaScript's `parseFloat`. */
  static double parseFloat(String text) {
    String rest = JsText.trim(text);
    if (rest.startsWith("Infinity") || rest.startsWith("+Infinity")) {
      return Double.POSITIVE_INFINITY;
    }
    if (rest.startsWith("-Infinity")) {
      return Double.NEGATIVE_INFINITY;
    }
    var matcher = DECIMAL.matcher(rest);
    return matcher.lookingAt() ? Double.parseDouble(matcher.group()) : Double.NaN;
  }

  static String fixed(double value, double digits) {
    int count = digits(digits, 0, 100, "toFixed");
    if (!Double.isFinite(value) || Math.abs(value) >= 1e21) {
      return print(value);
    }
    String text =
        new BigDecimal(Math.abs(value)).setScale(count, RoundingMode.HALF_UP).toPlainString();
    return value < 0 ? "-" + text : text;
  }

  static String exponential(double value, double digits, boolean given) {
    int count = digits(digits, 0, 100, "toExponential");
    if (!Double.isFinite(value)) {
      return print(value);
    }
    BigDecimal number = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
    if (given) {
      number = rounded(value, count + 1);
    }
    String text = digitsOf(number, given ? count + 1 : number.precision());
    String printed = scientific(text, value == 0 ? 0 : exponentOf(number));
    return value < 0 ? "-" + printed : printed;
  }

  static String precise(double value, double digits) {
    int count = digits(digits, 1, 100, "toPrecision");
    if (!Double.isFinite(value)) {
      return print(value);
    }
    BigDecimal number = rounded(value, count);
    int exponent = value == 0 ? 0 : exponentOf(number);
    String sign = value < 0 ? "-" : "";
    if (exponent < -6 || exponent >= count) {
      return sign + scientific(digitsOf(number, count), exponent);
    }
    return sign + number.setScale(count - 1 - exponent, RoundingMode.HALF_UP).toPlainString();
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(Math.abs(value)).round(new MathContext(digits, RoundingMode.HALF_UP));
  }

  private static int exponentOf(BigDecimal number) {
    return number.precision() - number.scale() - 1;
  }

  private static String digitsOf(BigDecimal number, int length) {
    String digits = number.unscaledValue().toString();
    return digits.length() >= length
        ? digits.substring(0, length)
        : digits + "0".repeat(length - digits.length());
  }

  private static int digits(double value, int min, int max, String callee) {
    double whole = Double.isNaN(value) ? 0 : Math.floor(value);
    if (whole < min || whole > max) {
      throw new Refusal(
          "'%s' takes %d to %d digits but was given %s.".formatted(callee, min, max, print(value)));
    }
    return (int) whole;
  }
}
