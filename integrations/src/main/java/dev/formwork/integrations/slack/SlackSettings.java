package dev.formwork.integrations.slack;

import java.net.URI;
import java.time.Duration;

/**
 * A Slack workspace.
 *
 * @param token of the bot, `xoxb-…`, with the scopes `chat:write` and `chat:write.public`; with
 *     `channels:history` and `channels:read`, too, no message is posted twice after a crash
 * @param apiUrl `https://slack.com/api/`, ends in a slash
 * @param requestTimeout longest time of one call
 */
public record SlackSettings(String token, URI apiUrl, Duration requestTimeout) {

  @Override
  public String toString() {
    return "SlackSettings[apiUrl=%s]".formatted(apiUrl);
  }
}
