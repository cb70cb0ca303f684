package dev.formwork.api.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query parameters of a call, repeated ones in their order; commas are left alone. */
public final class Query {

  private final Map<String, List<String>> values;

  private Query(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Reads a raw query string; `name[]` is the same as `name`. */
  public static Query parse(@Nullable String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = decode(equals < 0 ? pair : pair.substring(0, equals));
          values
              .computeIfAbsent(
                  name.endsWith("[]") ? name.substring(0, name.length() - 2) : name,
                  ignored -> new ArrayList<>())
              .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
      }
    }
    return new Query(values);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw ApiFailure.input(
          "Query '%s' has a broken percent sign. Encode it as %%25.".formatted(text));
    }
  }

  /** Refuses the first parameter that is not among the names. */
  void refuseOthersThan(Collection<String> names) {
    values.keySet().stream()
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw ApiFailure.input("Unknown query parameter '%s'".formatted(name));
            });
  }

  void refuseEmpty(Set<String> names) {
    for (String name : names) {
      if (values.getOrDefault(name, List.of()).contains("")) {
        throw ApiFailure.input("Empty value found for query parameter '%s'".formatted(name));
      }
    }
  }

  /** All values of a parameter that are not empty. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(value -> !value.isEmpty()).toList();
  }

  /** The values of a parameter, each split at its commas. */
  public List<String> list(String name) {
    return all(name).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .filter(value -> !value.isBlank())
        .toList();
  }

  /** The first value of a parameter. */
  public Optional<String> one(String name) {
    return all(name).stream().findFirst();
  }

  /** The query string again with another value of one parameter and without another. */
  public String with(String name, String value, String without) {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (key, all) -> {
          if (!key.equals(name) && !key.equals(without)) {
            all.forEach(
                one -> text.append(encode(key)).append('=').append(encode(one)).append('&'));
          }
        });
    return text.append(encode(name)).append('=').append(encode(value)).toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A whole number of at least the minimum. */
  public Optional<Integer> integer(String name, int min) {
    return number(name, min).map(value -> (int) Math.min(value, Integer.MAX_VALUE));
  }

  /** A whole number of at least the minimum. */
  public Optional<Long> number(String name, long min) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.isEmpty()) {
      return Optional.empty();
    }
    long number = parseNumber(name, given.getFirst());
    if (number < min) {
      throw ApiFailure.input("request/query/%s must be >= %d".formatted(name, min));
    }
    return Optional.of(number);
  }

  private static long parseNumber(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw ApiFailure.input("request/query/%s must be integer".formatted(name));
    }
  }
}
