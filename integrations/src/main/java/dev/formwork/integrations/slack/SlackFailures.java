package dev.formwork.integrations.slack;

import com.slack.api.methods.SlackApiException;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which {@link ActionException} an answer of Slack means. Slack answers 200 on most errors. */
final class SlackFailures {

  private SlackFailures() {}

  static ActionException of(String error, String channel) {
    return switch (error) {
      case "channel_not_found", "not_in_channel", "is_archived" ->
          new InvalidInput(
              "Slack knows no open channel '%s' that the app may post to (%s, input: channel). Correct the channel, or invite the app to it."
                  .formatted(channel, error));
      case "invalid_blocks",
          "invalid_blocks_format",
          "msg_too_long",
          "msg_blocks_too_long",
          "no_text",
          "invalid_arguments",
          "message_not_found",
          "cant_update_message",
          "edit_window_closed" ->
          new InvalidInput(
              "Slack refuses the message for '%s' (%s, input: message). Shorten or correct it."
                  .formatted(channel, error));
      case "ratelimited", "rate_limited" ->
          new RateLimited("Slack asks us to slow down.", null, null);
      case "fatal_error", "internal_error", "service_unavailable", "request_timeout" ->
          new Unavailable("Slack failed (%s). It is tried again.".formatted(error));
      default ->
          new PermissionDenied(
              "Slack does not let us post to '%s' (%s). Check the bot token and its scopes chat:write and chat:write.public."
                  .formatted(channel, error));
    };
  }

  static ActionException of(SlackApiException e) {
    int status = e.getResponse().code();
    if (status == 429) {
      return new RateLimited("Slack asks us to slow down (429).", retryAfter(e), e);
    }
    return new Unavailable("Slack failed (%d). It is tried again.".formatted(status), e);
  }

  private static @Nullable Duration retryAfter(SlackApiException e) {
    String seconds = e.getResponse().header("Retry-After");
    return seconds != null && seconds.matches("\\d{1,5}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : null;
  }
}
