package dev.formwork.api.approvals;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The Slack app whose buttons people click.
 *
 * @param token of the bot, or null; without one, people are known by the annotation
 *     `slack.com/bot-notify` only
 * @param signingSecret by which requests of Slack are known, or null when there are no buttons
 * @param apiUrl `https://slack.com/api/`, ends in a slash
 * @param requestTimeout longest time of one call
 */
public record SlackAccess(
    @Nullable String token, @Nullable String signingSecret, URI apiUrl, Duration requestTimeout) {

  @Override
  public String toString() {
    return "SlackAccess[apiUrl=%s]".formatted(apiUrl);
  }
}
