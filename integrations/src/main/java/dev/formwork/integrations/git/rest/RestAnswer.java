package dev.formwork.integrations.git.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer, whatever its status. */
public record RestAnswer(HttpResponse<String> response) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MAX_WORDS = 300;

  public int status() {
    return response.statusCode();
  }

  /** Azure DevOps answers 203 with a page to sign in to a token that it does not take. */
  public boolean isOk() {
    return status() / 100 == 2 && status() != 203;
  }

  public String text() {
    return String.valueOf(response.body());
  }

  /** The body; a missing node when it is no JSON. */
  public JsonNode json() {
    try {
      String body = response.body();
      return body == null || body.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(body);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /**
   * The host's own words: `message`, `error.message` or the messages of `errors`, whichever are
   * there.
   */
  public String words() {
    JsonNode json = json();
    List<String> words = new ArrayList<>();
    add(words, json.path("message"));
    add(words, json.path("error").isTextual() ? json.path("error") : json.at("/error/message"));
    json.path("errors")
        .forEach(error -> add(words, error.isTextual() ? error : error.path("message")));
    String said = words.isEmpty() ? "no message" : String.join("; ", words);
    return said.length() > MAX_WORDS ? said.substring(0, MAX_WORDS) + "\u2026" : said;
  }

  private static void add(List<String> words, JsonNode text) {
    if (text.isTextual() && !text.asText().isBlank() && !words.contains(text.asText())) {
      words.add(text.asText());
    }
  }
}
