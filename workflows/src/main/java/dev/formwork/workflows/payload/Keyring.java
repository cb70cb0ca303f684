package dev.formwork.workflows.payload;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The AES-256 keys that payloads are encrypted with. The first one encrypts, all of them decrypt:
 * to rotate, put a new key in front and keep the old ones as long as there are runs that used them.
 */
public final class Keyring {

  private static final int KEY_BYTES = 32;
  private static final String FORM =
      "Write keys as `<id>:<base64 of 32 bytes>`, separated by commas, the newest first.";

  private final String currentId;
  private final Map<String, SecretKey> keys;

  private Keyring(String currentId, Map<String, SecretKey> keys) {
    this.currentId = currentId;
    this.keys = keys;
  }

  /**
   * Reads the text of a setting such as `2026-11:<base64>,2026-08:<base64>`.
   *
   * @throws IllegalArgumentException saying what is wrong, without the keys themselves
   */
  public static Keyring parse(String text) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    for (String entry : text.strip().split("\\s*,\\s*")) {
      int colon = entry.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException(
            "Entry %d of the keyring has no key id. %s".formatted(keys.size() + 1, FORM));
      }
      String id = entry.substring(0, colon);
      if (keys.put(id, key(id, entry.substring(colon + 1))) != null) {
        throw new IllegalArgumentException(
            "Key id '%s' is in the keyring twice. %s".formatted(id, FORM));
      }
    }
    return new Keyring(keys.keySet().iterator().next(), keys);
  }

  /** A keyring with one new random key. */
  public static Keyring generate(String id) {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return parse(id + ":" + Base64.getEncoder().encodeToString(bytes));
  }

  private static SecretKey key(String id, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Key '%s' is not base64. %s".formatted(id, FORM), e);
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "Key '%s' has %d bytes instead of %d. %s".formatted(id, bytes.length, KEY_BYTES, FORM));
    }
    return new SecretKeySpec(bytes, "AES");
  }

  /** The id of the key that encrypts. */
  public String currentId() {
    return currentId;
  }

  /** The ids of all keys. */
  public Set<String> ids() {
    return Set.copyOf(keys.keySet());
  }

  /** The text that {@link #parse} reads. It holds the keys: it belongs in a secret store only. */
  public String toSettingText() {
    return keys.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + ":"
                    + Base64.getEncoder().encodeToString(entry.getValue().getEncoded()))
        .collect(Collectors.joining(","));
  }

  SecretKey current() {
    return Objects.requireNonNull(keys.get(currentId));
  }

  @Nullable SecretKey find(String id) {
    return keys.get(id);
  }

  @Override
  public String toString() {
    return "Keyring" + keys.keySet();
  }
}
