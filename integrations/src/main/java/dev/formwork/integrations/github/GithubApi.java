package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GitHub's REST API with the right token for each owner. */
final class GithubApi {

  private static final int PAGE = 100;
  private static final int MAX_PAGES = 20;

  private final Wire wire;
  private final Refusals refusals;
  private final Tokens tokens;

  GithubApi(Wire wire, Refusals refusals, Tokens tokens) {
    this.wire = wire;
    this.refusals = refusals;
    this.tokens = tokens;
  }

  static GithubApi of(GithubSettings settings, InstantSource clock) {
    Wire wire = new Wire(settings.apiUrl(), settings.requestTimeout());
    Refusals refusals = new Refusals(clock);
    GithubSettings.App app = settings.app();
    Tokens tokens =
        app != null
            ? new InstallationTokens(wire, AppKey.parse(app), refusals, clock)
            : Tokens.of(String.valueOf(settings.token()));
    return new GithubApi(wire, refusals, tokens);
  }

  /** The same API with one token for all owners. */
  GithubApi with(String token) {
    return new GithubApi(wire, refusals, Tokens.of(token));
  }

  /** The answer to a call for this owner, whatever its status; a stale token is renewed once. */
  Answer send(String owner, Call call) {
    String token = tokens.forOwner(owner);
    Answer answer = wire.send(call, token);
    if (answer.status() == 401 && tokens.refused(owner, token)) {
      return wire.send(call, tokens.forOwner(owner));
    }
    return answer;
  }

  /**
   * The answer to a call that must succeed.
   *
   * @param what is tried, such as `create repository acme/payments`
   */
  Answer require(String owner, Call call, String what) {
    Answer answer = send(owner, call);
    if (!answer.isOk()) {
      throw refused(answer, what);
    }
    return answer;
  }

  /** The answer, or empty when there is no such thing or the token may not see it. */
  Optional<Answer> find(String owner, String path, String what) {
    Answer answer = send(owner, Call.of("GET", path));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw refused(answer, what);
    }
    return Optional.of(answer);
  }

  /** Removes something. What is gone already is no failure. */
  void remove(String owner, String path, String what) {
    Answer answer = send(owner, Call.of("DELETE", path));
    if (!answer.isOk() && answer.status() != 404) {
      throw refused(answer, what);
    }
  }

  /**
   * All elements of a list, from all of its pages.
   *
   * @param path with a `?` before its parameters
   * @param field that holds the list in each page; empty when the page is the list
   */
  List<JsonNode> all(String owner, String path, String field, String what) {
    List<JsonNode> all = new ArrayList<>();
    for (int page = 1; page <= MAX_PAGES; page++) {
      String address = "%s&per_page=%d&page=%d".formatted(path, PAGE, page);
      JsonNode json = require(owner, Call.of("GET", address), what).json();
      JsonNode list = field.isEmpty() ? json : json.path(field);
      list.forEach(all::add);
      if (list.size() < PAGE) {
        break;
      }
    }
    return all;
  }

  /** The failure that an answer is. */
  ActionException refused(Answer answer, String what) {
    return refusals.translate(answer, what);
  }

  /** What Git logs in with: https://docs.github.com/en/apps (HTTP-based Git access). */
  Login login(String owner) {
    return new Login("x-access-token", tokens.forOwner(owner));
  }

  /** Tells that Git refused a login; true when {@link #login} may give another one now. */
  boolean refused(String owner, Login login) {
    return tokens.refused(owner, login.password());
  }
}
