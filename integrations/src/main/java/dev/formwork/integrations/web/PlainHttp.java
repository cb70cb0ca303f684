package dev.formwork.integrations.web;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.integrations.git.AddressGuard.Refused;
import dev.formwork.integrations.git.ReadLimits;
import dev.formwork.integrations.git.rest.TracedHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads one file by GET. Every address is checked, also those that redirects lead to. */
final class PlainHttp {

  private static final int MAX_REDIRECTS = 5;

  private final AllowedHosts hosts;
  private final Duration timeout;
  private final HttpClient client;

  PlainHttp(AllowedHosts hosts, Duration timeout) {
    this.hosts = hosts;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * The bytes of the file.
   *
   * @param token sent to the host of the address, not to those that it redirects to
   * @param maxBytes of the file
   */
  byte[] read(URI url, @Nullable String token, long maxBytes) {
    URI target = url;
    try {
      for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
        hosts.check(target);
        boolean sameHost = String.valueOf(target.getAuthority()).equals(url.getAuthority());
        HttpResponse<InputStream> response =
            TracedHttp.send(
                client,
                request(target, sameHost ? token : null),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
          if (response.statusCode() / 100 != 3) {
            return body(response, body, url, maxBytes);
          }
        }
        target = target.resolve(response.headers().firstValue("Location").orElse(""));
      }
    } catch (Refused e) {
      throw new InvalidInput(e.sentence(), e);
    } catch (IOException e) {
      throw new Unavailable(
          "%s cannot be read (%s). It is tried again.".formatted(url, e.getClass().getSimpleName()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Reading %s was interrupted. It is tried again.".formatted(url), e);
    }
    throw new InvalidInput(
        "%s redirects more than %d times (input: url). Correct the address."
            .formatted(url, MAX_REDIRECTS));
  }

  private HttpRequest request(URI target, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target).timeout(timeout).header("User-Agent", "formwork").GET();
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }

  private static byte[] body(
      HttpResponse<InputStream> response, InputStream body, URI url, long maxBytes)
      throws IOException {
    switch (response.statusCode()) {
      case 200 -> {
        byte[] bytes = body.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, maxBytes + 1));
        if (bytes.length > maxBytes) {
          String message = "%s is larger than %d bytes (input: url).".formatted(url, maxBytes);
          throw new InvalidInput(
              message + " Use a smaller file.", new ReadLimits.Exceeded(message));
        }
        return bytes;
      }
      case 404, 410 ->
          throw new InvalidInput(
              "There is nothing at %s (input: url). Correct the address.".formatted(url));
      case 401, 403 ->
          throw new PermissionDenied(
              "%s may not be read (%d). Give a token that may read it."
                  .formatted(url, response.statusCode()));
      case 429 ->
          throw new RateLimited(
              "%s asks to wait before the next request (429).".formatted(url),
              wait(response),
              null);
      default ->
          throw new Unavailable(
              "%s answered with status %d. It is tried again."
                  .formatted(url, response.statusCode()));
    }
  }

  private static @Nullable Duration wait(HttpResponse<InputStream> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(null);
  }
}
