package dev.formwork.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stops reading a body of the API that is larger than the limit. */
final class BodyLimit extends OncePerRequestFilter {

  /** A body went over the limit; the advice answers 400, as Backstage does. */
  static final class Exceeded extends IOException {

    private static final long serialVersionUID = 1L;

    Exceeded(DataSize limit) {
      super(
          "The body is larger than %d MB (setting formwork.http.max-body). Send less in one call."
              .formatted(limit.toMegabytes()));
    }
  }

  private final DataSize limit;
  private final ErrorWriter errors;

  BodyLimit(DataSize limit, ErrorWriter errors) {
    this.limit = limit;
    this.errors = errors;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > limit.toBytes()) {
      errors.write(
          ApiFailure.Kind.INPUT,
          String.valueOf(new Exceeded(limit).getMessage()),
          request,
          response);
      return;
    }
    try {
      chain.doFilter(new Limited(request, limit), response);
    } catch (Exceeded exceeded) {
      errors.write(ApiFailure.Kind.INPUT, String.valueOf(exceeded.getMessage()), request, response);
    }
  }

  private static final class Limited extends HttpServletRequestWrapper {

    private final DataSize limit;

    Limited(HttpServletRequest request, DataSize limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream(), limit);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class Counted extends ServletInputStream {

    private final ServletInputStream body;
    private final DataSize limit;
    private long read;

    Counted(ServletInputStream body, DataSize limit) {
      this.body = body;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = body.read(buffer, offset, length);
      count(Math.max(count, 0));
      return count;
    }

    private void count(int bytes) throws Exceeded {
      read += bytes;
      if (read > limit.toBytes()) {
        throw new Exceeded(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
