package dev.formwork.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.scaffolder.GitHosts;
import dev.formwork.integrations.web.GitHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;

class ReadableHostsTest {

  private static List<GitHost> hosts(Map<String, Object> settings, GitHosts.GitHost... configured) {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addFirst(new MapPropertySource("test", settings));
    ReadableHosts readable = new ReadableHosts(new PropertySourcesPropertyResolver(sources));
    return readable.of(new GitHosts(List.of(configured)));
  }

  private static GitHost only(List<GitHost> hosts, String url) {
    return hosts.stream()
        .filter(host -> host.baseUrl().toString().equals(url))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsTheHostsThatEverybodyHasWithoutALogin() {
    List<GitHost> hosts = hosts(Map.of());

    assertThat(hosts)
        .extracting(host -> host.type() + " " + host.baseUrl())
        .containsExactly(
            "GITHUB https://github.com",
            "GITLAB https://gitlab.com",
            "BITBUCKET https://bitbucket.org",
            "AZURE https://dev.azure.com");
    assertThat(hosts.getFirst().login().apply("acme")).isEmpty();
  }

  @Test
  void logsInWithTheTokenOfTheHost() {
    List<GitHost> hosts = hosts(Map.of("formwork.github.token", "t0ken"));

    assertThat(only(hosts, "https://github.com").login().apply("acme"))
        .hasValueSatisfying(login -> assertThat(login.toString()).doesNotContain("t0ken"));
    assertThat(only(hosts, "https://gitlab.com").login().apply("acme")).isEmpty();
  }

  @Test
  void readsAGiteaAtTheAddressThatIsConfigured() {
    List<GitHost> hosts =
        hosts(
            Map.of("formwork.gitea.url", "http://127.0.0.1:3000"),
            new GitHosts.GitHost("127.0.0.1:3000", "gitea", "Gitea"));

    assertThat(only(hosts, "http://127.0.0.1:3000").type()).isEqualTo(GitHost.Type.GITEA);
  }

  @Test
  void readsAnotherGithubAtItsOwnAddress() {
    List<GitHost> hosts =
        hosts(Map.of(), new GitHosts.GitHost("ghe.example.com", "github", "GitHub Enterprise"));

    assertThat(only(hosts, "https://ghe.example.com").type()).isEqualTo(GitHost.Type.GITHUB);
  }
}
