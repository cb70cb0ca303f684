package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.integrations.git.rest.TracedHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One HTTP exchange with GitLab. Redirects are followed on the same host and for reading only. */
final class Wire {

  private static final int MAX_REDIRECTS = 3;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client;
  private final URI apiUrl;
  private final Duration timeout;

  Wire(URI apiUrl, Duration timeout) {
    this.apiUrl = URI.create(apiUrl.toString().replaceAll("/+$", ""));
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * A call.
   *
   * @param path below the API's address, already encoded
   * @param body null for none
   */
  record Call(String method, String path, @Nullable Map<String, ?> body) {

    static Call of(String method, String path) {
      return new Call(method, path, null);
    }

    static Call of(String method, String path, Map<String, ?> body) {
      return new Call(method, path, body);
    }
  }

  /** A body under construction: what is null is left out. */
  static final class Body {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    Body with(String name, @Nullable Object value) {
      if (value != null) {
        fields.put(name, value);
      }
      return this;
    }

    Map<String, Object> fields() {
      return fields;
    }
  }

  /** An answer, whatever its status. */
  record Answer(int status, HttpResponse<String> response) {

    JsonNode json() {
      try {
        String body = response.body();
        return body == null || body.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(body);
      } catch (JsonProcessingException notJson) {
        return MissingNode.getInstance();
      }
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    boolean isOk() {
      return status / 100 == 2;
    }
  }

  /** A path or value as one segment: `acme/payments` becomes `acme%2Fpayments`. */
  static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Sends the call.
   *
   * @throws Unavailable when no answer comes
   */
  Answer send(Call call, Credential credential) {
    URI target = URI.create(apiUrl + call.path());
    for (int redirects = 0; ; redirects++) {
      HttpResponse<String> response = exchange(request(call, target, credential), call);
      Optional<URI> next = redirect(response, call, target);
      if (next.isEmpty() || redirects == MAX_REDIRECTS) {
        return new Answer(response.statusCode(), response);
      }
      target = next.get();
    }
  }

  private HttpResponse<String> exchange(HttpRequest request, Call call) {
    try {
      return TracedHttp.send(client, request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Unavailable(
          "GitLab at %s did not answer %s %s (%s). It is tried again."
              .formatted(apiUrl, call.method(), call.path(), e.getClass().getSimpleName()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("The call to GitLab was interrupted. It is tried again.", e);
    }
  }

  private HttpRequest request(Call call, URI target, Credential credential) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("User-Agent", "formwork")
            .header(credential.header(), credential.value());
    Map<String, ?> body = call.body();
    if (body == null) {
      return request.method(call.method(), HttpRequest.BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", "application/json")
        .method(call.method(), HttpRequest.BodyPublishers.ofString(text(body)))
        .build();
  }

  private static String text(Map<String, ?> body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where a project that was moved is, on the same host; the token goes nowhere else. */
  private static Optional<URI> redirect(HttpResponse<String> response, Call call, URI from) {
    int status = response.statusCode();
    boolean moved = status == 301 || status == 302 || status == 307 || status == 308;
    if (!moved || !call.method().equals("GET")) {
      return Optional.empty();
    }
    return response
        .headers()
        .firstValue("Location")
        .map(from::resolve)
        .filter(to -> from.getScheme().equals(to.getScheme()))
        .filter(to -> from.getAuthority().equals(to.getAuthority()));
  }
}
