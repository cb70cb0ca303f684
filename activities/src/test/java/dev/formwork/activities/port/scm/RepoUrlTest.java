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

  @ParameterizedTest
  @CsvSource({
    "gitlab, gitlab.com?owner=acme/backend&repo=payments, acme/backend, payments",
    "gitlab, gitlab.com?owner=acme%2Fbackend%2Fcore&repo=payments, acme/backend/core, payments",
    "gitlab, gitlab.com?project=4711, '', 4711",
    "azure, dev.azure.com?organization=acme&project=Web Shop&repo=payments, acme/Web Shop, payments",
    "bitbucketCloud, bitbucket.org?workspace=acme&project=PAY&repo=payments, acme/PAY, payments",
    "bitbucketServer, bb.corp:7990?project=PAY&repo=payments, PAY, payments",
    "bitbucketServer, bb.corp?project=~ada&repo=payments, ~ada, payments",
    "gitea, gitea.corp?owner=acme&repo=payments, acme, payments",
    "gerrit, gerrit.corp?repo=team/payments, '', team/payments",
    "gerrit, gerrit.corp?workspace=parent&repo=payments, parent, payments"
  })
  void readsWhatEachTypeOfHostNeeds(String type, String text, String owner, String repo) {
    RepoUrl url = RepoUrl.parse(text, "repoUrl", type);

    assertThat(url.owner()).isEqualTo(owner);
    assertThat(url.repo()).isEqualTo(repo);
  }

  @ParameterizedTest
  @CsvSource({
    "gitlab, gitlab.com?owner=acme, repo",
    "gitlab, gitlab.com?owner=acme/../x&repo=a, owner",
    "gitlab, gitlab.com?project=backend, project",
    "github, github.com?owner=acme/backend&repo=a, owner",
    "gitea, gitea.corp?repo=a, owner",
    "azure, dev.azure.com?project=shop&repo=a, organization",
    "azure, dev.azure.com?organization=acme&repo=a, project",
    "bitbucketCloud, bitbucket.org?workspace=acme&repo=a, project",
    "bitbucketCloud, bitbucket.org?project=PAY&repo=a, workspace",
    "bitbucketServer, bb.corp?owner=acme&repo=a, project"
  })
  void namesThePartThatATypeOfHostNeeds(String type, String text, String part) {
    assertThatThrownBy(() -> RepoUrl.parse(text, "repoUrl", type))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("has no usable " + part);
  }

  @Test
  void namesTheHostsThatAreConfigured() {
    var hosts = RepositoryHosts.of(Map.of()).with("local", "local", new InMemoryRepositoryHost());

    assertThatThrownBy(() -> hosts.get(new RepoUrl("gitlab.com", "acme", "a")))
        .hasMessage(
            "No Git host 'gitlab.com' is configured (input: repoUrl). Choose one of: local.");
  }
}
