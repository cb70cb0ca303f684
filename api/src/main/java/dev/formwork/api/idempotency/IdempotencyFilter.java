package dev.formwork.api.idempotency;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.ErrorWriter;
import dev.formwork.api.idempotency.KnownCalls.Known;
import dev.formwork.api.identity.CurrentUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives a changing call that comes again with the same `Idempotency-Key` the answer that it got the
 * first time. Starting a run is left out: its key is kept with the run itself, in one transaction.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

  private static final String HEADER = "Idempotency-Key";
  private static final int LONGEST_KEY = 200;
  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

  /**
   * Paths that keep their keys themselves, and questions that are asked by POST; what those answer
   * may be secret and is not kept.
   */
  private static final List<String> LEFT_OUT =
      List.of(
          "/api/scaffolder/v2/tasks",
          "/api/scaffolder/v2/dry-run",
          "/api/scaffolder/.well-known/backstage/permissions/apply-conditions",
          "/api/catalog/entities/by-query",
          "/api/catalog/entities/by-refs",
          "/api/catalog/entity-facets",
          "/api/catalog/locations/by-query",
          "/api/catalog/validate-entity",
          "/api/catalog/analyze-location",
          "/api/codec/decode");

  private static final String AUTOCOMPLETE = "/api/scaffolder/v2/autocomplete/";

  private final KnownCalls calls;
  private final CurrentUser currentUser;
  private final ErrorWriter errors;

  IdempotencyFilter(KnownCalls calls, CurrentUser currentUser, ErrorWriter errors) {
    this.calls = calls;
    this.currentUser = currentUser;
    this.errors = errors;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return request.getHeader(HEADER) == null
        || !path.startsWith("/api/")
        || !CHANGING.contains(request.getMethod())
        || LEFT_OUT.contains(path)
        || path.startsWith(AUTOCOMPLETE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = request.getHeader(HEADER).strip();
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      refuse(
          ApiFailure.Kind.INPUT,
          "Header Idempotency-Key must have 1 to %d characters. Use e.g. a UUID."
              .formatted(LONGEST_KEY),
          request,
          response);
      return;
    }
    String who = currentUser.of(request).ref();
    KeptBody body = KeptBody.of(request);
    String digest = digest(request, body.bytes());
    if (calls.begin(who, key, digest)) {
      answer(who, key, body, response, chain);
    } else {
      repeat(who, key, digest, request, response);
    }
  }

  private void answer(
      String who,
      String key,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
    boolean answered = false;
    try {
      chain.doFilter(request, kept);
      answered = kept.getStatus() < 500;
    } finally {
      if (answered) {
        calls.answered(
            who, key, kept.getStatus(), kept.getContentType(), kept.getContentAsByteArray());
      } else {
        calls.forget(who, key);
      }
    }
    kept.copyBodyToResponse();
  }

  private void repeat(
      String who,
      String key,
      String digest,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Known known = calls.find(who, key).orElse(null);
    if (known != null && !known.digest().equals(digest)) {
      refuse(
          ApiFailure.Kind.CONFLICT,
          "Idempotency key was used for another call (header Idempotency-Key). Use a new key.",
          request,
          response);
    } else if (known == null || known.status() == null) {
      refuse(
          ApiFailure.Kind.CONFLICT,
          "The same call is still under way (header Idempotency-Key). Repeat it in a moment.",
          request,
          response);
    } else {
      replay(known, known.status(), response);
    }
  }

  private static void replay(Known known, int status, HttpServletResponse response)
      throws IOException {
    response.setStatus(status);
    if (known.contentType() != null) {
      response.setContentType(known.contentType());
    }
    if (known.answer() != null) {
      response.getOutputStream().write(known.answer());
    }
  }

  private void refuse(
      ApiFailure.Kind kind,
      String message,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    errors.write(kind, message, request, response);
  }

  private static String digest(HttpServletRequest request, byte[] body) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      String line =
          "%s %s?%s\n"
              .formatted(request.getMethod(), request.getRequestURI(), request.getQueryString());
      sha256.update(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest(body));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
