package dev.formwork.api.temporal;

import dev.formwork.api.http.Origins;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the pages of Temporal's own web interface call {@link PayloadDecoding}, and no others. It is
 * a filter because Spring answers a browser's preflight before any controller sees it.
 */
final class CodecCors extends OncePerRequestFilter {

  static final String PATH = "/api/codec/decode";

  private static final String ALLOWED_HEADERS =
      "Content-Type, X-Namespace, Authorization, Authorization-Extras";

  private final @Nullable String uiOrigin;

  CodecCors(TemporalSettings settings) {
    this.uiOrigin = Origins.of(settings.uiUrl());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (uiOrigin != null && uiOrigin.equals(request.getHeader("Origin"))) {
      response.setHeader("Access-Control-Allow-Origin", uiOrigin);
      response.setHeader("Access-Control-Allow-Methods", "POST, OPTIONS");
      response.setHeader("Access-Control-Allow-Headers", ALLOWED_HEADERS);
      response.setHeader("Access-Control-Max-Age", "600");
    }
    response.setHeader("Vary", "Origin");
    if (request.getMethod().equals("OPTIONS")) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    chain.doFilter(request, response);
  }
}
