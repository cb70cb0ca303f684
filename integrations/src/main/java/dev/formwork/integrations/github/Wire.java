package dev.formwork.integrations.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.integrations.git.rest.TracedHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One HTTP exchange with GitHub. Redirects keep method and body and never leave the host. */
final class Wire {

  private static final String JSON = "application/vnd.github+json";
  private static final String VERSION = "2022-11-28";
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
   * @param path below the API's address
   * @param body null for none
   * @param accept media type of the answer
   */
  record Call(String method, String path, @Nullable Map<String, ?> body, String accept) {

    static Call of(String method, String path) {
      return new Call(method, path, null, JSON);
    }

    static Call of(String method, String path, Map<String, ?> body) {
      return new Call(method, path, body, JSON);
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

  /**
   * Sends the call.
   *
   * @param token for `Authorization: Bearer`
   * @throws Unavailable when no answer comes
   */
  Answer send(Call call, String token) {
    URI target = URI.create(apiUrl + call.path());
    for (int redirects = 0; ; redirects++) {
      HttpResponse<String> response = exchange(request(call, target, token), call);
      Optional<URI> next = redirect(response, target);
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
          "GitHub at %s did not answer %s %s (%s). It is tried again."
              .formatted(apiUrl, call.method(), call.path(), e.getClass().getSimpleName()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("The call to GitHub was interrupted. It is tried again.", e);
    }
  }

  private HttpRequest request(Call call, URI target, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(timeout)
            .header("Accept", call.accept())
            .header("X-GitHub-Api-Version", VERSION)
            .header("User-Agent", "formwork")
            .header("Authorization", "Bearer " + token);
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

  /** Where a renamed repository is, on the same host; the token goes nowhere else. */
  private static Optional<URI> redirect(HttpResponse<String> response, URI from) {
    int status = response.statusCode();
    if (status != 301 && status != 302 && status != 307 && status != 308) {
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
