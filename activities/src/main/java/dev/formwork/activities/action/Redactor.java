package dev.formwork.activities.action;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces secrets by `***` in everything that leaves an attempt. Known are the secrets themselves,
 * their longer lines, their forms in addresses and in Base64, and whole strings that were rendered
 * with them. As in Backstage, one single character is no secret, and matches that overlap are
 * replaced together.
 */
final class Redactor {

  static final String STARS = "***";
  private static final int SHORTEST_DERIVED = 6;

  private final Set<String> literals = new LinkedHashSet<>();

  /** Makes a secret known in all its forms. */
  void add(String secret) {
    String trimmed = secret.strip();
    addLiteral(trimmed);
    if (trimmed.length() < SHORTEST_DERIVED) {
      return;
    }
    addLiteral(URLEncoder.encode(trimmed, StandardCharsets.UTF_8));
    addLiteral(URLEncoder.encode(trimmed, StandardCharsets.UTF_8).replace("+", "%20"));
    byte[] bytes = trimmed.getBytes(StandardCharsets.UTF_8);
    addLiteral(Base64.getEncoder().encodeToString(bytes));
    addLiteral(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    trimmed.lines().filter(line -> line.strip().length() >= 8).forEach(this::addLiteral);
  }

  /** Makes a string known that was rendered with a secret. */
  void addLiteral(String text) {
    String trimmed = text.strip();
    if (trimmed.length() > 1) {
      literals.add(trimmed);
    }
  }

  String redact(String text) {
    var hidden = new BitSet();
    for (String literal : literals) {
      for (int at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
        hidden.set(at, at + literal.length());
      }
    }
    if (hidden.isEmpty()) {
      return text;
    }
    var clean = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int start = hidden.nextSetBit(at);
      clean.append(text, at, start < 0 ? text.length() : start);
      if (start < 0) {
        break;
      }
      clean.append(STARS);
      at = hidden.nextClearBit(start);
    }
    return clean.toString();
  }

  @Nullable String redactNullable(@Nullable String text) {
    return text == null ? null : redact(text);
  }

  /** A JSON tree with every string redacted, keys included. */
  @Nullable Object redactTree(@Nullable Object tree) {
    return switch (tree) {
      case String text -> redact(text);
      case Map<?, ?> map -> redactMap(map);
      case List<?> list -> {
        List<@Nullable Object> clean = new ArrayList<>();
        list.forEach(item -> clean.add(redactTree(item)));
        yield clean;
      }
      case null -> null;
      default -> tree;
    };
  }

  Map<String, Object> redactMap(Map<?, ?> map) {
    if (literals.isEmpty()) {
      @SuppressWarnings("unchecked")
      Map<String, Object> same = (Map<String, Object>) map;
      return same;
    }
    Map<String, @Nullable Object> clean = new LinkedHashMap<>();
    map.forEach((key, value) -> clean.put(redact((String) key), redactTree(value)));
    @SuppressWarnings("unchecked")
    Map<String, Object> result = (Map<String, Object>) (Map<String, ?>) clean;
    return result;
  }
}
