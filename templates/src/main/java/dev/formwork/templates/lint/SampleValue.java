package dev.formwork.templates.lint;

import dev.formwork.templates.ParameterValidation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value that somebody might give to a field. */
final class SampleValue {

  private static final List<String> TEXTS =
      List.of(
          "sample",
          "sample-1",
          "Sample",
          "SAMPLE",
          "sample_1",
          "1",
          "1.0.0",
          "v1.0.0",
          "org.example",
          "example.org",
          "sample.example.org",
          "https://example.org/",
          "sample@example.org",
          "#sample",
          "@sample",
          "/sample",
          "a",
          "A1",
          "10.0.0.0/16",
          "group:default/sample",
          "PT1H",
          "2026-01-31",
          "123456",
          "123456789012");

  private SampleValue() {}

  static Object of(String name, Map<String, Object> schema, Map<String, String> hosts) {
    Object given = given(schema);
    if (given != null) {
      return given;
    }
    if (schema.get("ui:field") instanceof String field) {
      Object picked = picked(field, Content.map(schema.get("ui:options")), hosts);
      if (picked != null) {
        return picked;
      }
    }
    return switch (type(schema)) {
      case "object" -> object(schema, hosts);
      case "array" -> List.of(of(name, Content.map(schema.get("items")), hosts));
      case "integer", "number" ->
          schema.get("minimum") instanceof Number minimum ? minimum : Integer.valueOf(1);
      case "boolean" -> true;
      default -> text(schema);
    };
  }

  private static @Nullable Object given(Map<String, Object> schema) {
    for (String key : List.of("examples", "enum")) {
      List<?> values = Content.list(schema.get(key));
      if (key.equals("examples") || !schema.containsKey("default")) {
        if (!values.isEmpty() && values.getFirst() != null) {
          return values.getFirst();
        }
      }
    }
    for (String key : List.of("default", "ui:example", "example", "const")) {
      if (schema.get(key) != null) {
        return schema.get(key);
      }
    }
    for (String key : List.of("oneOf", "anyOf")) {
      List<?> branches = Content.list(schema.get(key));
      Object branch = branches.isEmpty() ? null : given(Content.map(branches.getFirst()));
      if (branch != null) {
        return branch;
      }
    }
    return null;
  }

  private static String type(Map<String, Object> schema) {
    Object type = schema.get("type");
    if (type instanceof List<?> types) {
      return types.stream()
          .map(String::valueOf)
          .filter(each -> !each.equals("null"))
          .findFirst()
          .orElse("string");
    }
    return type instanceof String word
        ? word
        : schema.containsKey("properties") ? "object" : "string";
  }

  private static Map<String, Object> object(Map<String, Object> schema, Map<String, String> hosts) {
    Map<String, Object> object = new LinkedHashMap<>();
    Content.map(schema.get("properties"))
        .forEach((name, property) -> object.put(name, of(name, Content.map(property), hosts)));
    return object;
  }

  private static String text(Map<String, Object> schema) {
    for (String text : TEXTS) {
      String candidate = fitted(text, schema);
      if (ParameterValidation.check(
              Map.of("properties", Map.of("x", schema)), Map.of("x", candidate))
          .isEmpty()) {
        return candidate;
      }
    }
    return "sample";
  }

  private static String fitted(String text, Map<String, Object> schema) {
    int least = schema.get("minLength") instanceof Integer number ? number : 0;
    int most = schema.get("maxLength") instanceof Integer number ? number : text.length();
    String padded =
        text.length() < least ? text + "e".repeat(Math.min(200, least - text.length())) : text;
    return padded.length() > most ? padded.substring(0, most) : padded;
  }

  private static @Nullable Object picked(
      String field, Map<String, Object> options, Map<String, String> hosts) {
    return switch (field) {
      case "RepoUrlPicker" -> repository(options, hosts);
      case "RepoOwnerPicker" -> first(options.get("allowedOwners"), "acme");
      case "RepoBranchPicker" -> "main";
      case "OwnerPicker", "MyGroupsPicker" -> "group:default/sample";
      case "EntityPicker", "OwnedEntityPicker" -> "component:default/sample";
      case "MultiEntityPicker" -> List.of("component:default/sample");
      case "EntityTagsPicker" -> List.of("sample");
      case "EntityNamePicker" -> "sample";
      case "Secret" -> "******";
      default -> null;
    };
  }

  private static String first(@Nullable Object list, String otherwise) {
    List<?> values = Content.list(list);
    return values.isEmpty() ? otherwise : String.valueOf(values.getFirst());
  }

  private static String repository(Map<String, Object> options, Map<String, String> hosts) {
    String host = first(options.get("allowedHosts"), "github.com");
    String owner = first(options.get("allowedOwners"), "acme");
    String project = first(options.get("allowedProjects"), "shop");
    String type = hosts.getOrDefault(host, host);
    if (type.startsWith("azure") || host.equals("dev.azure.com")) {
      return host + "?organization=%s&project=%s&repo=sample".formatted(owner, project);
    }
    if (type.startsWith("bitbucket")) {
      return host + "?workspace=%s&project=%s&repo=sample".formatted(owner, project);
    }
    return host + "?owner=%s&repo=sample".formatted(owner);
  }
}
