package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of the call that starts a run.
 *
 * @param secrets in clear
 * @param digest of everything but the secrets' values
 */
record TaskCall(
    TemplateRef templateRef,
    Map<String, Object> values,
    Map<String, String> secrets,
    String digest) {

  /** Checks the shape of the body in Backstage's words; what the values mean is checked later. */
  static TaskCall parse(@Nullable JsonNode body, JsonMapper json) {
    if (body == null || body.isNull() || body.isMissingNode()) {
      throw missing("templateRef");
    }
    if (!body.isObject()) {
      throw ApiFailure.input("request/body must be object");
    }
    JsonNode ref = required(body, "templateRef");
    if (!ref.isString()) {
      throw ApiFailure.input("request/body/templateRef must be string");
    }
    JsonNode values = required(body, "values");
    if (!values.isObject()) {
      throw ApiFailure.input("request/body/values must be object");
    }
    Map<String, String> secrets = secrets(body.path("secrets"));
    TemplateRef templateRef = TemplateRef.parse(ref.stringValue());
    @SuppressWarnings("unchecked")
    Map<String, Object> plain = json.convertValue(values, LinkedHashMap.class);
    return new TaskCall(
        templateRef, plain, secrets, digest(templateRef + "\n" + values + "\n" + secrets.keySet()));
  }

  static JsonNode required(JsonNode body, String name) {
    JsonNode value = body.get(name);
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  static ApiFailure missing(String name) {
    return ApiFailure.input("request/body must have required property '%s'".formatted(name));
  }

  static Map<String, String> secrets(JsonNode node) {
    Map<String, String> secrets = new LinkedHashMap<>();
    if (node.isMissingNode()) {
      return secrets;
    }
    if (!node.isObject()) {
      throw ApiFailure.input("request/body/secrets must be object");
    }
    for (Map.Entry<String, JsonNode> secret : node.properties()) {
      if (!secret.getValue().isString()) {
        throw ApiFailure.input("request/body/secrets/%s must be string".formatted(secret.getKey()));
      }
      secrets.put(secret.getKey(), secret.getValue().stringValue());
    }
    return secrets;
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Says nothing of the values and secrets. */
  @Override
  public String toString() {
    return "TaskCall[" + templateRef + "]";
  }
}
