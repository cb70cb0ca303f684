package dev.formwork.integrations.git.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A call.
 *
 * @param path below the interface's address, with its query, encoded
 * @param body sent as JSON; null for none
 */
public record RestCall(String method, String path, @Nullable Object body) {

  public static RestCall get(String path) {
    return new RestCall("GET", path, null);
  }

  public static RestCall delete(String path) {
    return new RestCall("DELETE", path, null);
  }

  public static RestCall post(String path, Object body) {
    return new RestCall("POST", path, body);
  }

  public static RestCall put(String path, Object body) {
    return new RestCall("PUT", path, body);
  }

  public static RestCall patch(String path, Object body) {
    return new RestCall("PATCH", path, body);
  }

  /** One segment of a path, or one value of a query. */
  public static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A path of more than one segment; its slashes stay. */
  public static String encodedPath(String path) {
    return encoded(path).replace("%2F", "/");
  }
}
