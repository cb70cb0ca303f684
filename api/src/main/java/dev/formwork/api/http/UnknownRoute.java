package dev.formwork.api.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;

/** The answer to a path or a method that no route has. */
final class UnknownRoute {

  private UnknownRoute() {}

  /** Backstage's plugins answer 404 with an empty body; the native API says what to do. */
  static ResponseEntity<Object> answer(HttpServletRequest request) {
    String path = ErrorAnswer.path(request);
    if (path.startsWith("/api/scaffolder") || path.startsWith("/api/catalog")) {
      return ResponseEntity.notFound().build();
    }
    return ErrorAnswer.entity(
        ApiFailure.Kind.NOT_FOUND,
        "No route answers %s %s. See /api/formwork/v1/openapi.json for those that exist."
            .formatted(request.getMethod(), path),
        request);
  }
}
