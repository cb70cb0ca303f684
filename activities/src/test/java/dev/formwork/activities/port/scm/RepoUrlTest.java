package dev.formwork.activities.port.scm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepoUrlTest {

  @ParameterizedTest
  @CsvSource({
    "github.com?owner=acme&repo=payments, github.com, acme, payments",
    "GitHub.com?owner=/acme/&repo=payments/, github.com, acme, payments",
    "ghe.corp:8443?repo=a.b_c-d&owner=x, ghe.corp:8443, x, a.b_c-d",
    "local?owner=demo&owner=other&repo=a, local, demo, a"
  })
  void readsHostOwnerAndName(String text, String host, String owner, String repo) {
    assertThat(RepoUrl.parse(text, "repoUrl")).isEqualTo(new RepoUrl(host, owner, repo));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "github.com",
        "github.com?owner=acme",
        "github.com?owner=acme&repo=",
        "github.com?owner=acme&repo=a%2F..%2Fb",
        "github.com?owner=acme&repo=..",
        "github.com?owner=acme&repo=a.git",
        "github.com?owner=-acme&repo=a",
        "github.com?owner=acme&repo=a%0Ab",
        "https://github.com?owner=acme&repo=a",
        "user@github.com?owner=acme&repo=a"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> RepoUrl.parse(text, "gitops.repoUrl"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("(input: gitops.repoUrl)");
  }

  @Test
  void namesTheHostsThatAreConfigured() {
    var hosts = RepositoryHosts.of(Map.of()).with("local", "local", new InMemoryRepositoryHost());

    assertThatThrownBy(() -> hosts.get(new RepoUrl("gitlab.com", "acme", "a")))
        .hasMessage(
            "No Git host 'gitlab.com' is configured (input: repoUrl). Choose one of: local.");
  }
}
