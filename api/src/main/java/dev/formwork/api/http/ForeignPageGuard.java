package dev.formwork.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps pages of other sites from using a visitor's browser against this server: it answers only
 * for its own host names (against DNS rebinding) and takes changes only from its own pages or from
 * tools that are no browsers (against request forgery).
 */
final class ForeignPageGuard extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> hosts = new HashSet<>();
  private final Set<String> origins = new HashSet<>();
  private final @Nullable String decoderOrigin;
  private final ErrorWriter errors;

  /**
   * A guard.
   *
   * @param baseUrl address that people use, or null
   * @param decoderUser address of the Temporal UI, whose pages may call the decoder, or null
   */
  ForeignPageGuard(
      HttpSettings settings, @Nullable URI baseUrl, @Nullable URI decoderUser, ErrorWriter errors) {
    hosts.addAll(LOCAL);
    settings.allowedHosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    if (baseUrl != null && baseUrl.getHost() != null) {
      hosts.add(baseUrl.getHost().toLowerCase(Locale.ROOT));
    }
    settings.allowedOrigins().stream()
        .map(Origins::of)
        .filter(Objects::nonNull)
        .forEach(origins::add);
    String own = Origins.of(baseUrl);
    if (own != null) {
      origins.add(own);
    }
    decoderOrigin = Origins.of(decoderUser);
    this.errors = errors;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String host = request.getHeader("Host");
    if (!hosts.contains("*") && (host == null || !hosts.contains(withoutPort(host)))) {
      refuse(
          "This server does not answer for the host '%s' (header Host). Use one of its own names, or add this one to formwork.http.allowed-hosts."
              .formatted(host),
          request,
          response);
      return;
    }
    if (!READING.contains(request.getMethod()) && isFromElsewhere(request, host)) {
      refuse(
          "A page of %s asked for this change, and only pages of this server may (headers Origin and Sec-Fetch-Site). Use the portal, a tool that is no browser, or add the origin to formwork.http.allowed-origins."
              .formatted(Objects.requireNonNullElse(request.getHeader("Origin"), "another site")),
          request,
          response);
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean isFromElsewhere(HttpServletRequest request, @Nullable String host) {
    String origin = request.getHeader("Origin");
    if (origin != null && isKnown(Origins.of(origin), request, host)) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    return origin != null || (site != null && !site.equals("same-origin") && !site.equals("none"));
  }

  private boolean isKnown(
      @Nullable String origin, HttpServletRequest request, @Nullable String host) {
    if (origin == null) {
      return false;
    }
    boolean decoding = request.getRequestURI().equals("/api/codec/decode");
    return origins.contains(origin)
        || origin.equals(Origins.of(request.getScheme() + "://" + host))
        || (decoding && origin.equals(decoderOrigin));
  }

  private void refuse(String message, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    errors.write(ApiFailure.Kind.NOT_ALLOWED, message, request, response);
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    return name.toLowerCase(Locale.ROOT);
  }
}
