package dev.formwork.api.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON object in a body, read without coercion: `"10"` is no number. */
public final class JsonBody {

  private final JsonNode object;
  private final String place;

  private JsonBody(JsonNode object, String place) {
    this.object = object;
    this.place = place;
  }

  /** Refuses a body that is missing or no object. */
  public static JsonBody of(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw ApiFailure.input("request/body must be object");
    }
    return new JsonBody(body, "request/body");
  }

  /** Refuses members that are not among the names. */
  public JsonBody only(String... names) {
    List<String> known = List.of(names);
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw ApiFailure.input(
            "%s must NOT have additional properties: '%s'".formatted(place, name));
      }
    }
    return this;
  }

  /** A text that must be there. */
  public String text(String name) {
    return optionalText(name)
        .orElseThrow(
            () -> ApiFailure.input("%s must have required property '%s'".formatted(place, name)));
  }

  /** A text that may be there. */
  public Optional<String> optionalText(String name) {
    return member(name).map(node -> checked(node, name, "string", node.isString()).stringValue());
  }

  /** A whole number of at least zero that may be there. */
  public Optional<Integer> count(String name) {
    return member(name)
        .map(
            node -> {
              int value = checked(node, name, "integer", node.isIntegralNumber()).intValue();
              if (value < 0) {
                throw ApiFailure.input("%s/%s must be >= 0".formatted(place, name));
              }
              return value;
            });
  }

  /** A list of texts that may be there. */
  public Optional<List<String>> texts(String name) {
    return member(name)
        .map(
            node -> {
              List<String> texts = new ArrayList<>();
              for (JsonNode element : checked(node, name, "array", node.isArray())) {
                texts.add(element.isString() ? element.stringValue() : "");
              }
              return texts;
            });
  }

  /** A list of objects; empty when it is not there. */
  public List<JsonBody> objects(String name) {
    List<JsonBody> objects = new ArrayList<>();
    member(name)
        .ifPresent(
            node -> {
              for (JsonNode element : checked(node, name, "array", node.isArray())) {
                checked(element, name + "/" + objects.size(), "object", element.isObject());
                objects.add(new JsonBody(element, place + "/" + name + "/" + objects.size()));
              }
            });
    return objects;
  }

  /** An object that may be there. */
  public Optional<JsonBody> object(String name) {
    return member(name)
        .map(
            node ->
                new JsonBody(checked(node, name, "object", node.isObject()), place + "/" + name));
  }

  /** An object that may be there, as plain maps, lists and scalars. */
  @SuppressWarnings("unchecked")
  public Optional<Map<String, Object>> map(String name) {
    return member(name)
        .map(node -> checked(node, name, "object", node.isObject()))
        .map(node -> JsonMapper.shared().convertValue(node, LinkedHashMap.class));
  }

  private Optional<JsonNode> member(String name) {
    return Optional.ofNullable(object.get(name));
  }

  private JsonNode checked(JsonNode node, String name, String wanted, boolean fits) {
    if (!fits) {
      throw ApiFailure.input("%s/%s must be %s".formatted(place, name, wanted));
    }
    return node;
  }
}
