package dev.formwork.templates.rendering;

import java.util.ArrayList;
import java.util.List;

/** Reads the words of a tag's text, for messages: `#if (eq values.a "b") x=1`. */
final class TagText {

  private TagText() {}

  /** The nth word: 0 is the helper or the value, 1 its first argument. */
  static String argument(String tag, int index) {
    List<String> words = words(tag);
    return index < words.size() ? words.get(index) : tag;
  }

  /** The value of `key=value`. */
  static String named(String tag, String key) {
    return words(tag).stream()
        .filter(word -> word.startsWith(key + "="))
        .map(word -> word.substring(key.length() + 1))
        .findFirst()
        .orElse(key);
  }

  private static List<String> words(String tag) {
    String text = strip(tag);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int depth = 0;
    char quote = 0;
    for (char character : text.toCharArray()) {
      quote = quoteAfter(quote, character);
      depth += quote != 0 ? 0 : character == '(' ? 1 : character == ')' ? -1 : 0;
      if (Character.isWhitespace(character) && depth <= 0 && quote == 0) {
        flush(word, words);
      } else {
        word.append(character);
      }
    }
    flush(word, words);
    return words;
  }

  private static char quoteAfter(char quote, char character) {
    if (quote != 0) {
      return character == quote ? 0 : quote;
    }
    return character == '"' || character == '\'' ? character : 0;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /** Takes away the marks around the words of a tag or a subexpression. */
  private static String strip(String tag) {
    String text = tag.strip();
    if (text.startsWith("(") && text.endsWith(")")) {
      return text.substring(1, text.length() - 1);
    }
    return text.replaceAll("^[^\\w@('\"./]+", "").replaceAll("[^\\w)'\"\\].]+$", "");
  }
}
