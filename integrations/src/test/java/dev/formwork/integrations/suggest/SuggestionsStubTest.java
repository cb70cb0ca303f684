package dev.formwork.integrations.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.integrations.suggest.SuggestionsFailed.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suggestions against a stub that also refuses. */
class SuggestionsStubTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String TOKEN = "t0ken-of-ada";

  private final GitHostStub stub = new GitHostStub("Bearer " + TOKEN);

  @AfterEach
  void close() {
    stub.close();
  }

  private List<Suggestion> find(String provider, String resource, Map<String, String> context) {
    Suggestions suggestions = Suggestions.of(provider).orElseThrow();
    return suggestions.find(resource, context, api(suggestions.authorization(TOKEN)));
  }

  private HostApi api(String authorization) {
    return new HostApi(CLIENT, stub.url(), authorization, Duration.ofSeconds(2));
  }

  private SuggestionsFailed failure(String provider, String resource, Map<String, String> context) {
    return catchThrowableOfType(SuggestionsFailed.class, () -> find(provider, resource, context));
  }

  @Test
  void readGithubsRepositoriesPageByPage() {
    String next = "<%s/user/repos?per_page=100&page=2>; rel=\"next\"".formatted(stub.url());
    stub.page("/user/repos?per_page=100", 200, "[{\"full_name\":\"acme/a\"}]", next)
        .page("/user/repos?per_page=100&page=2", "[{\"full_name\":\"acme/b\"}]");

    List<Suggestion> found = find("github", "repositoriesWithOwner", Map.of());

    assertThat(found).containsExactly(Suggestion.of("acme/a"), Suggestion.of("acme/b"));
  }

  @Test
  void readGithubsOwnersAndBranches() {
    stub.page("/user/orgs?per_page=100", "[{\"login\":\"acme\"}]")
        .page("/repos/ac%2Fme/a%20b/branches?per_page=100", "[{\"name\":\"main\"}]");

    assertThat(find("github", "owners", Map.of())).containsExactly(Suggestion.of("acme"));
    assertThat(find("github", "branches", Map.of("owner", "ac/me", "repository", "a b")))
        .containsExactly(Suggestion.of("main"));
  }

  @Test
  void readGitlabsGroupsWithThePersonAndTheirRepositories() {
    stub.page("/groups?per_page=100", "[{\"id\":7,\"full_path\":\"acme/tools\"}]")
        .page("/user", "{\"id\":42,\"username\":\"ada\"}")
        .page("/groups/7/projects?per_page=100", "[{\"path\":\"pay\",\"name\":\"Payments\"}]")
        .page("/users/42/projects?per_page=100", "[{\"path\":\"dots\",\"name\":\"Dots\"}]");

    assertThat(find("gitlab", "groups", Map.of()))
        .containsExactly(new Suggestion("7", "acme/tools"), new Suggestion("42", "ada"));
    assertThat(find("gitlab", "repositories", Map.of("id", "7")))
        .containsExactly(new Suggestion("pay", "Payments"));
    assertThat(find("gitlab", "repositories", Map.of("id", "42")))
        .containsExactly(new Suggestion("dots", "Dots"));
  }

  @Test
  void readBitbucketsListsByTheirNextPage() {
    stub.page(
            "/workspaces?pagelen=100",
            "{\"values\":[{\"slug\":\"a\"}],\"next\":\"%s/workspaces?page=2\"}"
                .formatted(stub.url()))
        .page("/workspaces?page=2", "{\"values\":[{\"slug\":\"b\"}]}")
        .page("/workspaces/a/projects?pagelen=100", "{\"values\":[{\"key\":\"PAY\"}]}")
        .page(
            "/repositories/a?pagelen=100&q=project.key%3D%22PAY%22",
            "{\"values\":[{\"slug\":\"pay\"}]}")
        .page(
            "/repositories/a/pay/refs/branches?pagelen=100", "{\"values\":[{\"name\":\"main\"}]}");
    Map<String, String> all = Map.of("workspace", "a", "project", "PAY", "repository", "pay");

    assertThat(find("bitbucket-cloud", "workspaces", all))
        .containsExactly(Suggestion.of("a"), Suggestion.of("b"));
    assertThat(find("bitbucket-cloud", "projects", all)).containsExactly(Suggestion.of("PAY"));
    assertThat(find("bitbucket-cloud", "repositories", all)).containsExactly(Suggestion.of("pay"));
    assertThat(find("bitbucket-cloud", "branches", all)).containsExactly(Suggestion.of("main"));
  }

  @Test
  void readGiteasOwnersWithItsOwnScheme() {
    try (GitHostStub gitea = new GitHostStub("token " + TOKEN)) {
      gitea
          .page("/user/orgs?limit=50", "[{\"username\":\"acme\"}]")
          .page("/user", "{\"login\":\"ada\"}");
      Suggestions suggestions = Suggestions.of("gitea").orElseThrow();
      HostApi api =
          new HostApi(CLIENT, gitea.url(), suggestions.authorization(TOKEN), Duration.ofSeconds(2));

      assertThat(suggestions.find("owners", Map.of(), api))
          .containsExactly(Suggestion.of("acme"), Suggestion.of("ada"));
    }
  }

  @Test
  void neverFollowAPageOfAnotherHost() {
    stub.page(
        "/user/orgs?per_page=100",
        200,
        "[{\"login\":\"acme\"}]",
        "<http://evil.example/user/orgs>; rel=\"next\"");

    assertThat(find("github", "owners", Map.of())).containsExactly(Suggestion.of("acme"));
    assertThat(stub.asked()).containsExactly("/user/orgs?per_page=100");
  }

  @ParameterizedTest
  @CsvSource({"401,REFUSED", "403,REFUSED", "404,MISSING", "429,AWAY", "503,AWAY", "301,AWAY"})
  void sayWhatTheHostRefused(int status, Reason reason) {
    stub.page("/user/orgs?per_page=100", status, "{}", "");

    SuggestionsFailed failure = failure("github", "owners", Map.of());

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessageContaining(String.valueOf(status));
  }

  @Test
  void neverTellTheToken() {
    SuggestionsFailed refused =
        catchThrowableOfType(
            SuggestionsFailed.class,
            () ->
                Suggestions.of("github")
                    .orElseThrow()
                    .find("owners", Map.of(), api("Bearer wrong-t0ken")));

    assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
    assertThat(refused).hasMessageNotContaining("wrong-t0ken");
  }

  @Test
  void failWithAHostThatIsNotThere() {
    HostApi nobody =
        new HostApi(CLIENT, URI.create("http://127.0.0.1:1"), "Bearer x", Duration.ofSeconds(2));

    SuggestionsFailed failure =
        catchThrowableOfType(
            SuggestionsFailed.class,
            () -> Suggestions.of("github").orElseThrow().find("owners", Map.of(), nobody));

    assertThat(failure.reason()).isEqualTo(Reason.AWAY);
  }

  @ParameterizedTest
  @CsvSource({
    "github,branches,Missing owner context parameter",
    "gitlab,repositories,Missing id context parameter",
    "bitbucket-cloud,projects,Missing workspace context parameter",
    "github,nonsense,Invalid resource: nonsense",
    "gitlab,nonsense,Invalid resource: nonsense",
    "gitea,nonsense,Invalid resource: nonsense",
    "bitbucket-cloud,nonsense,Invalid resource: nonsense"
  })
  void refuseQuestionsThatAreIncompleteOrUnknown(String provider, String resource, String message) {
    SuggestionsFailed failure = failure(provider, resource, Map.of());

    assertThat(failure.reason()).isEqualTo(Reason.QUESTION);
    assertThat(failure).hasMessageStartingWith(message);
  }

  @Test
  void knowWhereApisAre() {
    assertThat(Suggestions.of("github").orElseThrow().apiUrl("ghe.corp"))
        .hasToString("https://ghe.corp/api/v3");
    assertThat(Suggestions.of("bitbucket-cloud").orElseThrow().apiUrl("bitbucket.org"))
        .hasToString("https://api.bitbucket.org/2.0");
    assertThat(Suggestions.of("svn")).isEmpty();
  }
}
