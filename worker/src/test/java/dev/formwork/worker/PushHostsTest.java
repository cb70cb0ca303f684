package dev.formwork.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.scm.RepositoryHosts.Entry;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class PushHostsTest {

  private static final Map<String, Object> LOGINS =
      Map.of(
          "formwork.gitea.url", "https://gitea.example.org:3000",
          "formwork.gitea.token", "s3cr3t-gitea",
          "formwork.bitbucket-cloud.token", "s3cr3t-cloud",
          "formwork.bitbucket-server.url", "https://bitbucket.example.org",
          "formwork.bitbucket-server.token", "s3cr3t-server",
          "formwork.azure.token", "s3cr3t-azure");

  @Test
  void knowsTheHostsThatEverybodyMayHaveAndOffersNoneWithoutALogin() throws IOException {
    WorkerSettings settings = settings(Map.of());

    assertThat(PushHosts.types(settings))
        .isEqualTo(Map.of("bitbucket.org", "bitbucketCloud", "dev.azure.com", "azure"));
    assertThat(PushHosts.entries(settings)).isEmpty();
    assertThat(PushHosts.gitea(settings)).isEmpty();
  }

  @Test
  void offersWhatThereIsALoginFor() throws IOException {
    Map<String, Entry> entries = PushHosts.entries(settings(LOGINS));

    assertThat(entries.keySet())
        .containsExactly(
            "gitea.example.org:3000", "bitbucket.org", "bitbucket.example.org", "dev.azure.com");
    assertThat(entries.values())
        .extracting(Entry::type)
        .containsExactly("gitea", "bitbucketCloud", "bitbucketServer", "azure");
    assertThat(entries.values()).allMatch(entry -> entry.pullRequests() != null);
  }

  @Test
  void takesATokenOfATemplateInThePlaceOfTheLogin() throws IOException {
    Entry gitea = PushHosts.entries(settings(LOGINS)).get("gitea.example.org:3000");

    Entry other = gitea.withToken().apply("of-a-template");

    assertThat(other.type()).isEqualTo("gitea");
    assertThat(other.host()).isNotSameAs(gitea.host());
  }

  @Test
  void readsFromGiteaWithItsLogin() throws IOException {
    var host = PushHosts.gitea(settings(LOGINS)).orElseThrow();

    assertThat(host.login().apply("acme").orElseThrow().password()).isEqualTo("s3cr3t-gitea");
  }

  @Test
  void hidesTheLoginsInTheTextOfTheSettings() throws IOException {
    WorkerSettings settings = settings(LOGINS);

    assertThat(
            List.of(
                    settings,
                    settings.gitea(),
                    settings.bitbucketCloud(),
                    settings.bitbucketServer(),
                    settings.azure())
                .toString())
        .doesNotContain("s3cr3t");
  }

  private static WorkerSettings settings(Map<String, Object> set) throws IOException {
    var values = new LinkedHashMap<>(set);
    values.putIfAbsent("formwork.keyring", "k1:key");
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", values));
    new YamlPropertySourceLoader()
        .load("defaults", new ClassPathResource("formwork-worker.yaml"))
        .forEach(environment.getPropertySources()::addLast);
    return Binder.get(environment).bind("formwork", WorkerSettings.class).get();
  }
}
