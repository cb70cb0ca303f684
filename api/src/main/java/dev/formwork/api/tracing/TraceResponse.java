package dev.formwork.api.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names the trace of a request in its answer, so that whoever started a run finds the run's trace:
 * header `traceresponse` of W3C's draft (https://w3c.github.io/trace-context/, read 2026-11).
 */
final class TraceResponse extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    SpanContext span = Span.current().getSpanContext();
    if (span.isValid()) {
      response.setHeader(
          "traceresponse",
          "00-%s-%s-%s"
              .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex()));
    }
    chain.doFilter(request, response);
  }
}
