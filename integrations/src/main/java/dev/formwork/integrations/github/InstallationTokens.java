package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tokens of a GitHub App's installations, one for each owner, fetched anew before they end. */
final class InstallationTokens implements Tokens {

  /** A token is not used in its last minutes, so that no push begins with one that ends in it. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private record Token(String value, Instant expiresAt) {}

  private final Wire wire;
  private final AppKey key;
  private final Refusals refusals;
  private final InstantSource clock;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  InstallationTokens(Wire wire, AppKey key, Refusals refusals, InstantSource clock) {
    this.wire = wire;
    this.key = key;
    this.refusals = refusals;
    this.clock = clock;
  }

  @Override
  public String forOwner(String owner) {
    return tokens
        .compute(owner.toLowerCase(Locale.ROOT), (name, present) -> valid(name, present))
        .value();
  }

  @Override
  public boolean refused(String owner, String token) {
    tokens.computeIfPresent(
        owner.toLowerCase(Locale.ROOT),
        (name, present) -> present.value().equals(token) ? null : present);
    return true;
  }

  private Token valid(String owner, @Nullable Token present) {
    boolean lasts = present != null && clock.instant().plus(MARGIN).isBefore(present.expiresAt());
    return present != null && lasts ? present : fetch(owner);
  }

  private Token fetch(String owner) {
    String jwt = key.jwt(clock.instant());
    long installation = installation(owner, jwt);
    Answer answer =
        wire.send(
            Call.of(
                "POST", "/app/installations/%d/access_tokens".formatted(installation), Map.of()),
            jwt);
    if (!answer.isOk()) {
      throw refusals.translate(answer, "give the App a token for " + owner);
    }
    JsonNode json = answer.json();
    return new Token(json.path("token").asText(), Instant.parse(json.path("expires_at").asText()));
  }

  private long installation(String owner, String jwt) {
    Answer answer = wire.send(Call.of("GET", "/orgs/" + owner + "/installation"), jwt);
    if (answer.status() == 404) {
      answer = wire.send(Call.of("GET", "/users/" + owner + "/installation"), jwt);
    }
    if (answer.status() == 404) {
      throw new PermissionDenied(
          "The GitHub App is not installed for '%s' (input: repoUrl). Install it there, then retry the run."
              .formatted(owner));
    }
    if (!answer.isOk()) {
      throw refusals.translate(answer, "find the App's installation for " + owner);
    }
    return answer.json().path("id").asLong();
  }
}
