package dev.formwork.api.approvals;

import dev.formwork.api.http.Origins;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Answers at the address that Slack gives with each click. One that is lost harms nobody. */
final class SlackReplies {

  private static final Logger log = LoggerFactory.getLogger(SlackReplies.class);
  private static final Set<String> HOSTS =
      Set.of("https://hooks.slack.com", "https://hooks.slack-gov.com");

  private final HttpClient http;
  private final SlackAccess access;
  private final JsonMapper json;

  SlackReplies(SlackAccess access, JsonMapper json) {
    this.http = HttpClient.newBuilder().connectTimeout(access.requestTimeout()).build();
    this.access = access;
    this.json = json;
  }

  /** Tells the person who clicked, and nobody else. */
  void tell(SlackPayload payload, String sentence) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("response_type", "ephemeral");
    message.put("replace_original", false);
    message.put("text", sentence);
    send(payload, message);
  }

  /** Takes the buttons off the message, which an update that was lost left there. */
  void close(SlackPayload payload, String sentence) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("replace_original", true);
    message.put("text", sentence);
    message.put("blocks", payload.blocksWithoutButtons(sentence));
    send(payload, message);
  }

  private void send(SlackPayload payload, Map<String, Object> message) {
    if (!isSlack(payload.responseUrl())) {
      return;
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(payload.responseUrl()))
            .timeout(access.requestTimeout())
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(message)))
            .build();
    try {
      HttpResponse<Void> response = http.send(request, HttpResponse.BodyHandlers.discarding());
      if (response.statusCode() >= 300) {
        log.atWarn().addKeyValue("status", response.statusCode()).log("Slack refused a reply");
      }
    } catch (IOException e) {
      log.atWarn().setCause(e).log("Slack could not be reached with a reply");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isSlack(String address) {
    try {
      String origin = Origins.of(URI.create(address));
      return origin != null
          && (HOSTS.contains(origin) || origin.equals(Origins.of(access.apiUrl())));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
