package dev.formwork.integrations.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitAddressTest {

  private final GitHost github =
      GitHost.github(URI.create("https://github.com"), owner -> Optional.empty());
  private final GitHost local = GitHost.local(URI.create("http://127.0.0.1:8080/git"));

  @Test
  void readsAddressesAsABrowserShowsThem() {
    for (String kind : List.of("blob", "tree", "raw", "edit")) {
      assertThat(address("https://github.com/acme/payments/" + kind + "/main/docs/a%20b.md"))
          .contains(new GitAddress(github, "acme", "payments", "main/docs/a b.md"));
    }
    assertThat(address("HTTPS://GitHub.com:443/acme/payments"))
        .contains(new GitAddress(github, "acme", "payments", ""));
    assertThat(address("https://github.com/acme/payments.git"))
        .contains(new GitAddress(github, "acme", "payments", ""));
    assertThat(address("http://127.0.0.1:8080/git/demo/payments/raw/main/catalog-info.yaml"))
        .contains(new GitAddress(local, "demo", "payments", "main/catalog-info.yaml"));
  }

  @Test
  void leavesOtherAddressesAlone() {
    for (String other :
        List.of(
            "https://github.com/acme",
            "https://github.com/acme/payments/issues/1",
            "http://github.com/acme/payments",
            "https://github.com.evil.example/acme/payments",
            "https://gitlab.com/acme/payments",
            "http://127.0.0.1:8081/git/demo/payments",
            "http://127.0.0.1:8080/api/demo/payments")) {
      assertThat(address(other)).as(other).isEmpty();
    }
  }

  @Test
  void makesAddressesOfTheSameRepository() {
    GitAddress address =
        address("https://github.com/acme/payments/blob/main/docs/a%20b.md").orElseThrow();

    assertThat(address.cloneUrl()).hasToString("https://github.com/acme/payments.git");
    assertThat(address.directory()).isEqualTo("main/docs");
    assertThat(address.page("edit", address.refAndPath()))
        .hasToString("https://github.com/acme/payments/edit/main/docs/a%20b.md");
  }

  @Test
  void readsAddressesOfGitlabInGroupsOfAnyDepth() {
    GitHost gitlab = GitHost.gitlab(URI.create("https://gitlab.com"), owner -> Optional.empty());
    for (String path : List.of("/-/blob/main/docs/a.md", "/blob/main/docs/a.md")) {
      URI url = URI.create("https://gitlab.com/acme/backend/payments" + path);
      assertThat(GitAddress.of(url, List.of(gitlab)))
          .contains(new GitAddress(gitlab, "acme/backend", "payments", "main/docs/a.md"));
    }

    GitAddress root =
        GitAddress.of(URI.create("https://gitlab.com/acme/payments.git"), List.of(gitlab))
            .orElseThrow();

    assertThat(root).isEqualTo(new GitAddress(gitlab, "acme", "payments", ""));
    assertThat(root.cloneUrl()).hasToString("https://gitlab.com/acme/payments.git");
    assertThat(root.page("edit", "main/a.md"))
        .hasToString("https://gitlab.com/acme/payments/-/edit/main/a.md");
  }

  @ParameterizedTest
  @CsvSource({
    "BITBUCKET, /acme/payments, acme, payments, ''",
    "BITBUCKET, /acme/payments.git, acme, payments, ''",
    "BITBUCKET, /acme/payments/src/main/docs/a%20b.md, acme, payments, main/docs/a b.md",
    "BITBUCKET, /acme/payments/raw/1f0c/docs/, acme, payments, 1f0c/docs",
    "BITBUCKET_SERVER, /projects/PAY/repos/payments, PAY, payments, ''",
    "BITBUCKET_SERVER, /projects/PAY/repos/payments/browse/docs, PAY, payments, HEAD/docs",
    "BITBUCKET_SERVER, /projects/PAY/repos/payments/browse/docs/a.md?at=refs%2Fheads%2Ff%2Fx, PAY, payments, f/x/docs/a.md",
    "BITBUCKET_SERVER, /users/ada/repos/payments/raw/a.md?x=1&at=v1, ~ada, payments, v1/a.md",
    "AZURE, /acme/shop/_git/payments, acme/shop, payments, ''",
    "AZURE, /acme/shop%20a/_git/payments?path=/docs/a.md, acme/shop a, payments, HEAD/docs/a.md",
    "AZURE, /acme/shop/_git/payments?path=%2Fdocs&version=GBmain, acme/shop, payments, main/docs",
    "AZURE, /acme/shop/_git/payments?version=GTv1.0, acme/shop, payments, v1.0",
    "GITEA, /acme/payments/src/branch/main/docs, acme, payments, main/docs",
    "GITEA, /acme/payments/raw/tag/v1/a.md, acme, payments, v1/a.md",
  })
  void readsAddressesOfEverySortOfHost(
      GitHost.Type type, String path, String owner, String name, String refAndPath) {
    var host = new GitHost(type, URI.create("https://git.example"), any -> Optional.empty());

    Optional<GitAddress> address =
        GitAddress.of(URI.create("https://git.example" + path), List.of(host));

    assertThat(address).contains(new GitAddress(host, owner, name, refAndPath));
  }

  @ParameterizedTest
  @CsvSource({
    "BITBUCKET, /acme/payments/src/main/a.md, /acme/payments.git",
    "BITBUCKET_SERVER, /projects/PAY/repos/payments/browse/a.md?at=main, /scm/PAY/payments.git",
    "AZURE, /acme/shop%20a/_git/payments?path=/a.md&version=GBmain, /acme/shop%20a/_git/payments",
  })
  void makesAddressesThatItReadsAgain(GitHost.Type type, String path, String clone) {
    var host = new GitHost(type, URI.create("https://git.example"), any -> Optional.empty());
    GitAddress address =
        GitAddress.of(URI.create("https://git.example" + path), List.of(host)).orElseThrow();

    URI page = address.page("tree", address.refAndPath());

    assertThat(page).hasToString("https://git.example" + path);
    assertThat(address.cloneUrl()).hasToString("https://git.example" + clone);
  }

  private Optional<GitAddress> address(String url) {
    return GitAddress.of(URI.create(url), List.of(github, local));
  }
}
