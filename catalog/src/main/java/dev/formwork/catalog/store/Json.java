package dev.formwork.catalog.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** JSON as it lies in the tables, and hashes of it. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonMapper STABLE =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Json() {}

  /** The value with its keys in their own order. */
  public static String write(Object value) {
    return write(MAPPER, value);
  }

  public static Map<String, Object> readMap(String json) {
    try {
      return MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no JSON object.", e);
    }
  }

  /** Any JSON value. */
  public static Object read(String json) {
    try {
      return MAPPER.readValue(json, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no JSON.", e);
    }
  }

  public static List<Map<String, Object>> readList(String json) {
    try {
      return MAPPER.readValue(json, new TypeReference<List<Map<String, Object>>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no JSON list of objects.", e);
    }
  }

  /** SHA-1, in hex, over the value with its keys in alphabetical order. */
  public static String hash(Object value) {
    return sha1(write(STABLE, value));
  }

  /** SHA-1 of a text, in hex: a short name, not a protection. */
  public static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1.", e);
    }
  }

  private static String write(JsonMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This value has no JSON form.", e);
    }
  }
}
