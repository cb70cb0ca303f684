package dev.formwork.integrations.suggest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.integrations.suggest.SuggestionsFailed.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lists of one host's API by GET with a person's token, page after page. */
public final class HostApi {

  /** Two thousand entries; more than anybody reads in a form. */
  private static final int MAX_PAGES = 20;

  private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;[^,]*rel=\"next\"");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final URI base;
  private final String authorization;
  private final Duration timeout;

  /**
   * @param client follows no redirects
   * @param authorization the whole header, sent to the host of {@code base} only
   */
  public HostApi(HttpClient client, URI base, String authorization, Duration timeout) {
    this.client = client;
    this.base = base;
    this.authorization = authorization;
    this.timeout = timeout;
  }

  /** A part of a path that cannot be more than one part. */
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** One object. */
  JsonNode one(String path) {
    return json(get(URI.create(base + path)));
  }

  /** All entries of a list; the next page is named by the header `Link` or by the member `next`. */
  List<JsonNode> all(String path) {
    List<JsonNode> entries = new ArrayList<>();
    @Nullable URI page = URI.create(base + path);
    for (int read = 0; page != null && read < MAX_PAGES; read++) {
      HttpResponse<String> response = get(page);
      JsonNode body = json(response);
      JsonNode list = body.isArray() ? body : body.path("values");
      list.forEach(entries::add);
      page = next(response, body);
    }
    return entries;
  }

  /** A page of another host never gets the token. */
  private @Nullable URI next(HttpResponse<String> response, JsonNode body) {
    Matcher link = NEXT.matcher(response.headers().firstValue("Link").orElse(""));
    String address = link.find() ? link.group(1) : body.path("next").asText("");
    if (address.isEmpty()) {
      return null;
    }
    URI page = base.resolve(address);
    boolean isSame =
        String.valueOf(page.getScheme()).equals(base.getScheme())
            && String.valueOf(page.getAuthority()).equals(base.getAuthority());
    return isSame ? page : null;
  }

  private HttpResponse<String> get(URI address) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .header("User-Agent", "formwork")
            .GET()
            .build();
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      check(response.statusCode());
      return response;
    } catch (IOException e) {
      throw new SuggestionsFailed(
          Reason.AWAY,
          "%s did not answer (%s). Try again in a moment."
              .formatted(base.getHost(), e.getClass().getSimpleName()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SuggestionsFailed(Reason.AWAY, "The question was interrupted. Ask again.", e);
    }
  }

  private void check(int status) {
    String host = base.getHost();
    switch (status) {
      case 200 -> {}
      case 401, 403 ->
          throw new SuggestionsFailed(
              Reason.REFUSED,
              "%s refused the token (%d, input: token). Sign in there again, or allow more scopes."
                  .formatted(host, status));
      case 404 ->
          throw new SuggestionsFailed(
              Reason.MISSING,
              "%s knows no such owner or repository, or hides it from this token (404, input: context)."
                  .formatted(host));
      default ->
          throw new SuggestionsFailed(
              Reason.AWAY,
              "%s answered with status %d. Try again in a moment.".formatted(host, status));
    }
  }

  private JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new SuggestionsFailed(
          Reason.AWAY,
          "%s answered with something else than JSON. See that its API is where it is configured."
              .formatted(base.getHost()),
          e);
    }
  }
}
