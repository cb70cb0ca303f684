package dev.formwork.integrations.github;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whom {@link GithubStub} knows: an organisation, people, teams and an app, and their tokens. */
final class GithubStubOwners {

  static final String ORGANISATION = "acme";
  static final String USER = "ada";

  /** By which the stub reads its own repositories. */
  static final String OWN_TOKEN = "ghs_stub";

  private static final List<String> PEOPLE = List.of(USER, "grace");
  private static final List<String> TEAMS = List.of("platform", "sec");

  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private int installationTokens;

  GithubStubOwners() {
    tokens.add(GithubStub.TOKEN);
    tokens.add(OWN_TOKEN);
  }

  void accept(String token) {
    tokens.add(token);
  }

  void revoke(String token) {
    tokens.remove(token);
  }

  boolean knows(String token) {
    return tokens.contains(token);
  }

  /**
   * Answers a call about owners.
   *
   * @param call method, first part of the path, and the number of its parts
   */
  synchronized Reply answer(String call, String[] part) {
    return switch (call) {
      case "GET user/1" -> new Reply(200, Map.of("login", USER, "type", "User"));
      case "GET users/2" -> known(part[1], PEOPLE, 11);
      case "GET orgs/4" -> known(part[3], TEAMS, 22);
      case "PUT orgs/7" -> new Reply(TEAMS.contains(part[3]) ? 204 : 404, null);
      case "GET orgs/3" -> installation(part[1].equals(ORGANISATION));
      case "GET users/3" -> installation(part[1].equals(USER));
      case "POST app/4" -> installationToken();
      default -> Reply.NOT_FOUND;
    };
  }

  private static Reply known(String name, List<String> names, int id) {
    return names.contains(name) ? new Reply(200, Map.of("id", id)) : Reply.NOT_FOUND;
  }

  private static Reply installation(boolean isThere) {
    return isThere ? new Reply(200, Map.of("id", 42, "app_id", 7)) : Reply.NOT_FOUND;
  }

  private Reply installationToken() {
    String token = "ghs_" + ++installationTokens;
    tokens.add(token);
    return new Reply(
        201, Map.of("token", token, "expires_at", Instant.now().plusSeconds(3600).toString()));
  }
}
