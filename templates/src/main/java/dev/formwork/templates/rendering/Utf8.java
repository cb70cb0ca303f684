package dev.formwork.templates.rendering;

import java.nio.charset.StandardCharsets;

/** Text as bytes, as JavaScript does it. */
final class Utf8 {

  private Utf8() {}

  /** The bytes of a text; half of a surrogate pair becomes the replacement character. */
  static byte[] bytes(String text) {
    if (!hasSurrogates(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
        .forEach(whole::appendCodePoint);
    return whole.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
