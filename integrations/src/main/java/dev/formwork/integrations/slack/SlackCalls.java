package dev.formwork.integrations.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.formwork.activities.action.ActionException;
import java.io.IOException;

/** Calls of Slack's Web API, with limits of time and failures in our words. */
final class SlackCalls {

  private SlackCalls() {}

  /** A client; it connects with the first call. */
  static Slack connect(SlackSettings settings) {
    SlackConfig config = new SlackConfig();
    config.setStatsEnabled(false);
    config.setMethodsEndpointUrlPrefix(settings.apiUrl().toString());
    int timeout = (int) settings.requestTimeout().toMillis();
    config.setHttpClientCallTimeoutMillis(timeout);
    config.setHttpClientReadTimeoutMillis(timeout);
    config.setHttpClientWriteTimeoutMillis(timeout);
    return Slack.getInstance(config);
  }

  @FunctionalInterface
  interface Call<T> {
    T run() throws IOException, SlackApiException;
  }

  /**
   * Makes the call.
   *
   * @param channel that it is about, for the message of a failure
   */
  static <T extends SlackApiTextResponse> T call(Call<T> call, String channel) {
    T response = answer(call);
    if (!response.isOk()) {
      throw SlackFailures.of(response.getError(), channel);
    }
    return response;
  }

  /** Makes the call; the answer may say that it failed. */
  static <T extends SlackApiTextResponse> T answer(Call<T> call) {
    try {
      return call.run();
    } catch (SlackApiException e) {
      throw SlackFailures.of(e);
    } catch (IOException e) {
      throw new ActionException.Unavailable(
          "Slack cannot be reached: %s. It is tried again.".formatted(e.getMessage()), e);
    }
  }
}
