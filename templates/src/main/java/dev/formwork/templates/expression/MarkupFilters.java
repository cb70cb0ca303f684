package dev.formwork.templates.expression;

import static dev.formwork.templates.expression.TextFilters.strictText;
import static dev.formwork.templates.expression.TextFilters.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters for HTML and addresses. */
final class MarkupFilters {

  private static final Pattern TAG =
      Pattern.compile("</?([a-z][a-z0-9]*)\\b[^>]*+>|<!--[\\s\\S]*?-->", Pattern.CASE_INSENSITIVE);
  private static final Pattern PUNCTUATED =
      Pattern.compile("(?:\\(|<|&lt;)?(.*?)(?:\\.|,|\\)|\\n|&gt;)?");
  private static final Pattern EMAIL =
      Pattern.compile(
          "[\\w.!#$%&'*+\\-/=?^`{|}~]++@[a-z\\d\\-]++(\\.[a-z\\d\\-]++)++",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TOP_LEVEL = Pattern.compile("\\.(?:org|net|com)(?::|/|$)");

  private MarkupFilters() {}

  static void addTo(Map<String, Filter> filters) {
    Filter escape =
        (input, arguments, meter) ->
            input instanceof SafeText ? input : new SafeText(escaped(input, meter));
    filters.put("escape", escape);
    filters.put("e", escape);
    filters.put("forceescape", (input, arguments, meter) -> new SafeText(escaped(input, meter)));
    filters.put("safe", (input, arguments, meter) -> new SafeText(Values.printed(input)));
    filters.put(
        "nl2br",
        (input, arguments, meter) -> {
          String text = Values.isMissing(input) ? "" : strictText(input);
          meter.text(text.length() * 7L);
          return TextFilters.like(input, text.replaceAll("\r\n|\n", "<br />\n"));
        });
    filters.put(
        "striptags",
        (input, arguments, meter) -> TextFilters.like(input, stripped(input, arguments, meter)));
    filters.put("urlencode", (input, arguments, meter) -> urlEncoded(input, meter));
    filters.put("urlize", (input, arguments, meter) -> urlized(input, arguments, meter));
  }

  private static String escaped(@Nullable Object input, Meter meter) {
    String text = Values.printed(input);
    meter.text(text.length() * 6L);
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> result.append("&amp;");
        case '<' -> result.append("&lt;");
        case '>' -> result.append("&gt;");
        case '"' -> result.append("&quot;");
        case '\'' -> result.append("&#39;");
        case '\\' -> result.append("&#92;");
        default -> result.append(c);
      }
    }
    return result.toString();
  }

  private static String stripped(@Nullable Object input, Arguments arguments, Meter meter) {
    String text = text(input);
    meter.text(text.length());
    String bare = JsText.trim(TAG.matcher(text).replaceAll(""));
    if (!Values.truthy(arguments.get(0))) {
      return bare.replaceAll("[\\s\\u00a0\\ufeff]+", " ");
    }
    return bare.replaceAll("(?m)^ +| +$", "")
        .replaceAll(" +", " ")
        .replace("\r\n", "\n")
        .replaceAll("\n\n\n+", "\n\n");
  }

  private static String urlEncoded(@Nullable Object input, Meter meter) {
    return switch (Values.plain(input)) {
      case String text -> encoded(text, meter);
      case List<?> list -> {
        List<String> pairs = new ArrayList<>();
        list.forEach(item -> pairs.add(pairOf(item, meter)));
        yield String.join("&", pairs);
      }
      case Map<?, ?> map -> {
        List<String> pairs = new ArrayList<>();
        Values.keys(map).forEach(key -> pairs.add(pair(key, map.get(key), meter)));
        yield String.join("&", pairs);
      }
      case null, default -> "";
    };
  }

  private static String pairOf(@Nullable Object item, Meter meter) {
    if (Values.isMissing(item)) {
      throw new Refusal("'urlencode' takes pairs, but one of them is " + Values.kind(item) + ".");
    }
    return pair(Members.of(item, 0, false), Members.of(item, 1, false), meter);
  }

  private static String pair(@Nullable Object name, @Nullable Object value, Meter meter) {
    return encoded(Values.text(name), meter) + "=" + encoded(Values.text(value), meter);
  }

  /** JavaScript's `encodeURIComponent`. */
  private static String encoded(String text, Meter meter) {
    meter.text(text.length() * 3L);
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new Refusal("This text holds half a character and cannot be encoded.");
    }
    StringBuilder result = new StringBuilder();
    while (bytes.hasRemaining()) {
      int b = bytes.get() & 0xff;
      boolean plain = ExpressionLexer.isWord((char) b) || "-.!~*'()".indexOf(b) >= 0;
      result.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    return result.toString();
  }

  private static String urlized(@Nullable Object input, Arguments arguments, Meter meter) {
    String text = strictText(input);
    meter.text(text.length() * 8L);
    double length = arguments.has(0) ? Values.number(arguments.get(0)) : Double.POSITIVE_INFINITY;
    String follow = Boolean.TRUE.equals(arguments.get(1)) ? " rel=\"nofollow\"" : "";
    StringBuilder result = new StringBuilder();
    Matcher words = Pattern.compile("\\s+|\\S+").matcher(text);
    while (words.find()) {
      result.append(linked(words.group(), length, follow));
    }
    return result.toString();
  }

  private static String linked(String word, double length, String follow) {
    Matcher punctuated = PUNCTUATED.matcher(word);
    String address = punctuated.matches() ? punctuated.group(1) : word;
    String shown = address.substring(0, JsText.absolute(length, address.length()));
    if (address.startsWith("http://") || address.startsWith("https://")) {
      return link(address, follow, shown);
    }
    if (address.startsWith("www.")) {
      return link("http://" + address, follow, shown);
    }
    if (EMAIL.matcher(address).matches()) {
      return link("mailto:" + address, "", address);
    }
    return TOP_LEVEL.matcher(address).find() ? link("http://" + address, follow, shown) : word;
  }

  private static String link(String address, String follow, String shown) {
    return "<a href=\"%s\"%s>%s</a>".formatted(address, follow, shown);
  }
}
