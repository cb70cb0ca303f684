package dev.formwork.templates.rendering;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.SourceVersion;

/** Names in the spellings that languages want. */
final class CaseHelpers {

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile(
          "[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private CaseHelpers() {}

  static List<ClosedHelper> all() {
    return List.of(
        of("camelCase", text -> uncapitalize(pascal(text))),
        of("pascalCase", CaseHelpers::pascal),
        of("kebabCase", text -> joined(text, "-")),
        of("snakeCase", text -> joined(text, "_")),
        of("constantCase", text -> joined(text, "_").toUpperCase(Locale.ROOT)),
        of("upper", text -> text.toUpperCase(Locale.ROOT)),
        of("lower", text -> text.toLowerCase(Locale.ROOT)),
        of("capitalize", CaseHelpers::capitalize),
        of("trim", String::strip),
        of("packagePath", text -> text.replace('.', '/')),
        ClosedHelper.value("javaPackage", 1, 8, CaseHelpers::javaPackage));
  }

  private static ClosedHelper of(String name, UnaryOperator<String> change) {
    return ClosedHelper.value(name, 1, 1, call -> change.apply(call.text(0)));
  }

  private static List<String> words(String text) {
    return Arrays.stream(BETWEEN_WORDS.split(text)).filter(word -> !word.isEmpty()).toList();
  }

  private static String pascal(String text) {
    return words(text).stream()
        .map(word -> capitalize(word.toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining());
  }

  private static String joined(String text, String separator) {
    return words(text).stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(separator));
  }

  private static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int end = text.offsetByCodePoints(0, 1);
    return text.substring(0, end).toUpperCase(Locale.ROOT) + text.substring(end);
  }

  private static String uncapitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int end = text.offsetByCodePoints(0, 1);
    return text.substring(0, end).toLowerCase(Locale.ROOT) + text.substring(end);
  }

  /** A package name from one or more texts: `com.Acme`, `my-service` is `com.acme.myservice`. */
  private static String javaPackage(HelperCall call) {
    String name =
        IntStream.range(0, call.arguments().size())
            .mapToObj(call::text)
            .flatMap(text -> Arrays.stream(text.split("[./]")))
            .map(CaseHelpers::packagePart)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("."));
    if (name.isEmpty()) {
      throw TagFault.of(
          "The helper javaPackage finds no letter or digit in '%s'. Give it a name such as com.acme."
              .formatted(call.text(0)));
    }
    return name;
  }

  private static String packagePart(String text) {
    String part = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_]", "");
    if (part.isEmpty()) {
      return part;
    }
    if (!Character.isJavaIdentifierStart(part.codePointAt(0))) {
      return "_" + part;
    }
    return SourceVersion.isKeyword(part) ? part + "_" : part;
  }
}
