package dev.formwork.integrations.git.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.Conflict;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * The REST interface of one Git host. Redirects are not followed, so that the login goes nowhere
 * else. Safe for use by many threads.
 */
public final class RestApi {

  /** The wait after a rate limit that names none. */
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String name;
  private final URI address;
  private final String authorization;
  private final Duration timeout;
  private final HttpClient client;

  /**
   * @param name as people call the host, such as `Gitea`
   * @param address that the paths of calls are put behind
   * @param authorization value of the header `Authorization`
   * @param timeout for one call, with all of its answer
   */
  public RestApi(String name, URI address, String authorization, Duration timeout) {
    this.name = name;
    this.address = URI.create(address.toString().replaceAll("/+$", ""));
    this.authorization = authorization;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * The answer to a call, whatever its status.
   *
   * @throws Unavailable when none comes
   */
  public RestAnswer send(RestCall call) {
    try {
      return new RestAnswer(
          TracedHttp.send(client, request(call), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new Unavailable(
          "%s at %s did not answer %s %s (%s). It is tried again."
              .formatted(name, address, call.method(), call.path(), e.getClass().getSimpleName()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(
          "The call to %s was interrupted. It is tried again.".formatted(name), e);
    }
  }

  /**
   * The answer to a call that must succeed.
   *
   * @param what is tried, such as `create repository acme/payments`
   */
  public RestAnswer require(RestCall call, String what) {
    RestAnswer answer = send(call);
    if (!answer.isOk()) {
      throw refused(answer, what);
    }
    return answer;
  }

  /** The answer to a call that must succeed; empty for 404. */
  public Optional<RestAnswer> find(RestCall call, String what) {
    RestAnswer answer = send(call);
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw refused(answer, what);
    }
    return Optional.of(answer);
  }

  /**
   * Why a part cannot be done that the rest can do without, in a full sentence; empty when the
   * answer says that it is done.
   *
   * @throws ActionException when it may succeed later
   */
  public Optional<String> shortfall(RestAnswer answer, String what) {
    if (answer.isOk()) {
      return Optional.empty();
    }
    ActionException refused = refused(answer, what);
    if (!refused.isFinal()) {
      throw refused;
    }
    return Optional.of(String.valueOf(refused.getMessage()));
  }

  private HttpRequest request(RestCall call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + call.path()))
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("User-Agent", "formwork")
            .header("Authorization", authorization);
    if (call.body() == null) {
      return request.method(call.method(), HttpRequest.BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", "application/json")
        .method(call.method(), HttpRequest.BodyPublishers.ofString(json(call.body())))
        .build();
  }

  private static String json(Object body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The failure that an answer is. */
  public ActionException refused(RestAnswer answer, String what) {
    int status = answer.status();
    Optional<Duration> wait = wait(answer);
    if (wait.isPresent()) {
      return new RateLimited(
          "%s asks to wait %d s before it will %s (%d)."
              .formatted(name, wait.get().toSeconds(), what, status),
          wait.get(),
          null);
    }
    String said = answer.words();
    return switch (status) {
      case 401, 203, 302 ->
          new PermissionDenied(
              "%s refused the token to %s (%d). Put a valid one into the settings, then retry the run."
                  .formatted(name, what, status));
      case 403 ->
          new PermissionDenied(
              "%s does not let the token %s (403: %s). Grant it the permission, then retry the run."
                  .formatted(name, what, said));
      case 404, 410 ->
          new PermissionDenied(
              "%s knows nothing to %s on, or hides it from the token (%d: %s). Check the address and what the token may see."
                  .formatted(name, what, status, said));
      case 409 -> new Conflict("%s could not %s (409: %s).".formatted(name, what, said));
      case 400, 405, 412, 415, 422, 423 ->
          new InvalidInput(
              "%s refused to %s (%d: %s). Correct the input.".formatted(name, what, status, said));
      default ->
          new Unavailable(
              "%s could not %s (%d: %s). It is tried again.".formatted(name, what, status, said));
    };
  }

  private static Optional<Duration> wait(RestAnswer answer) {
    Optional<Duration> asked =
        answer
            .header("Retry-After")
            .filter(value -> value.matches("\\d{1,6}"))
            .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    if (answer.status() == 429) {
      return asked.or(() -> Optional.of(DEFAULT_WAIT));
    }
    return answer.status() == 403 || answer.status() == 503 ? asked : Optional.empty();
  }
}
