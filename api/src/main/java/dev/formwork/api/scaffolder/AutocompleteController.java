package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.JsonBody;
import dev.formwork.api.http.StrictQuery;
import dev.formwork.integrations.suggest.HostApi;
import dev.formwork.integrations.suggest.Suggestion;
import dev.formwork.integrations.suggest.Suggestions;
import dev.formwork.integrations.suggest.SuggestionsFailed;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Completes what people type into forms, by asking the Git host with the token of the person. Asks
 * configured hosts only, so that a token goes nowhere else.
 */
@RestController
@StrictQuery
final class AutocompleteController {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final GitHosts hosts;
  private final Map<String, URI> apiUrls;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param apiUrls where the API of a host is, by host name, when it is not at its usual place
   */
  AutocompleteController(GitHosts hosts, Map<String, URI> apiUrls) {
    this.hosts = hosts;
    this.apiUrls = new LinkedHashMap<>(apiUrls);
  }

  /** What the form may offer. */
  record Results(List<Suggestion> results) {}

  @PostMapping("/api/scaffolder/v2/autocomplete/{provider}/{resource}")
  Results autocomplete(
      @PathVariable String provider,
      @PathVariable String resource,
      @RequestBody(required = false) @Nullable JsonNode body) {
    JsonBody call = JsonBody.of(body);
    String token = call.text("token");
    Map<String, String> context = context(call);
    if (token.isEmpty()) {
      throw ApiFailure.input("Missing token query parameter");
    }
    Suggestions suggestions =
        Suggestions.of(provider)
            .orElseThrow(() -> ApiFailure.input("Unsupported provider: " + provider));
    String host = context.getOrDefault("host", suggestions.defaultHost());
    URI address = apiUrl(host, suggestions);
    try {
      return new Results(
          suggestions.find(
              resource,
              context,
              new HostApi(client, address, suggestions.authorization(token), TIMEOUT)));
    } catch (SuggestionsFailed failure) {
      throw refused(failure);
    }
  }

  private URI apiUrl(String host, Suggestions suggestions) {
    boolean isKnown =
        host.equals(suggestions.defaultHost()) && !host.isEmpty()
            || suggestions.hostType().equals(hosts.types().get(host));
    if (!isKnown) {
      throw ApiFailure.input(
          "Host '%s' is not a configured %s host (input: context/host). Name one of formwork.hosts."
              .formatted(host, suggestions.hostType()));
    }
    return apiUrls.getOrDefault(host, suggestions.apiUrl(host));
  }

  private static Map<String, String> context(JsonBody call) {
    Map<String, Object> members =
        call.map("context")
            .orElseThrow(
                () -> ApiFailure.input("request/body must have required property 'context'"));
    Map<String, String> context = new LinkedHashMap<>();
    for (Map.Entry<String, Object> member : members.entrySet()) {
      if (!(member.getValue() instanceof String text)) {
        throw ApiFailure.input("request/body/context/%s must be string".formatted(member.getKey()));
      }
      context.put(member.getKey(), text);
    }
    return context;
  }

  private static ApiFailure refused(SuggestionsFailed failure) {
    String message = String.valueOf(failure.getMessage());
    return switch (failure.reason()) {
      case QUESTION -> ApiFailure.input(message);
      case REFUSED -> ApiFailure.notAllowed(message);
      case MISSING -> ApiFailure.notFound(message);
      case AWAY -> ApiFailure.unavailable(message);
    };
  }
}
