package dev.formwork.api.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The body of every failed call: Backstage's envelope. */
public record ErrorAnswer(Error error, Request request, Response response) {

  private static final List<String> MOUNTS =
      List.of("/api/scaffolder", "/api/catalog", "/api/formwork/v1");

  /** What went wrong. */
  public record Error(String name, String message) {}

  /**
   * The call that failed.
   *
   * @param url relative to where the API is mounted, with its query string
   */
  public record Request(String method, String url) {}

  /** The status again, for clients that see only the body. */
  public record Response(int statusCode) {}

  /** The answer to a refused call. */
  public static ErrorAnswer of(ApiFailure.Kind kind, String message, HttpServletRequest request) {
    return new ErrorAnswer(
        new Error(kind.wireName(), message),
        new Request(request.getMethod(), url(request)),
        new Response(kind.status()));
  }

  static ResponseEntity<Object> entity(
      ApiFailure.Kind kind, String message, HttpServletRequest request) {
    return ResponseEntity.status(kind.status())
        .contentType(MediaType.APPLICATION_JSON)
        .body(of(kind, message, request));
  }

  /** The path that was asked for, also when this is the error dispatch of another request. */
  static String path(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
        ? failed
        : request.getRequestURI();
  }

  private static String url(HttpServletRequest request) {
    String path = path(request);
    String query = request.getQueryString();
    String relative =
        MOUNTS.stream()
            .filter(mount -> path.equals(mount) || path.startsWith(mount + "/"))
            .findFirst()
            .map(mount -> path.substring(mount.length()))
            .orElse(path);
    return query == null ? relative : relative + "?" + query;
  }
}
