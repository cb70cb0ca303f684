package dev.formwork.workflows;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the one value by which people recognise a run or a step among others. */
public final class TellingInput {

  /** The first of these that has a short value tells most. */
  private static final List<String> KEYS =
      List.of(
          "repoUrl",
          "name",
          "entityRef",
          "channel",
          "to",
          "targetPath",
          "path",
          "url",
          "title",
          "message");

  private static final int MAX_VALUE = 80;

  private TellingInput() {}

  /** The telling value as one short line, or an empty text when there is none. */
  public static String of(Map<String, ?> input) {
    return of(input, List.of());
  }

  /**
   * The telling value, leaving out what is not rendered yet.
   *
   * @param deferred JSON pointers into the input
   */
  public static String of(Map<String, ?> input, List<String> deferred) {
    for (String key : KEYS) {
      String text = text(input.get(key)).strip().lines().findFirst().orElse("");
      boolean isDeferred = deferred.stream().anyMatch(pointer -> isUnder(pointer, "/" + key));
      if (!text.isEmpty() && !isDeferred) {
        return shorten(key.equals("repoUrl") ? repository(text) : text, MAX_VALUE);
      }
    }
    return "";
  }

  /** The text, cut with an ellipsis when it is longer. */
  public static String shorten(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
    return text.substring(0, end) + "…";
  }

  private static boolean isUnder(String pointer, String parent) {
    return pointer.equals(parent) || pointer.startsWith(parent + "/");
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case List<?> list ->
          list.stream()
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .collect(Collectors.joining(", "));
      case null, default -> "";
    };
  }

  /** `github.com?owner=acme&repo=payments` becomes `acme/payments`. */
  private static String repository(String repoUrl) {
    String owner = query(repoUrl, "owner");
    String repository = query(repoUrl, "repo");
    if (repository.isEmpty()) {
      return repoUrl;
    }
    return owner.isEmpty() ? repository : owner + "/" + repository;
  }

  private static String query(String repoUrl, String name) {
    for (String pair : repoUrl.substring(repoUrl.indexOf('?') + 1).split("&")) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }
}
