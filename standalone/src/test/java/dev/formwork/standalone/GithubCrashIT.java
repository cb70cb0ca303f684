package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.integrations.github.GithubRepositoryHost;
import dev.formwork.integrations.github.GithubSettings;
import dev.formwork.integrations.github.GithubStub;
import dev.formwork.standalone.World.Command;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a stub of GitHub beside the process, with real Git over HTTP. */
class GithubCrashIT {

  @TempDir Path folder;

  @ParameterizedTest(name = "publish:github killed {0} its work")
  @ValueSource(strings = {"before", "during", "after"})
  void publishesOnceToTheStubAfterTheWholeProcessWasKilled(String moment) throws IOException {
    try (GithubStub github = new GithubStub(folder.resolve("github"))) {
      createClaims(github);
      Path faults = Files.createDirectories(folder.resolve("faults"));
      String[] settings = settings(github, faults);
      Path data = folder.resolve("data");
      Faults.order(faults, "publish:github", moment, "hold");
      int port;
      String id;
      try (FormworkProcess first = FormworkProcess.up(data, settings)) {
        port = first.port();
        id = new ApiClient(first.url()).launch(answers(github), Map.of());
        awaitHeld(faults, new ApiClient(first.url()), id);
        first.kill();
      }
      Faults.clear(faults);

      try (FormworkProcess second = FormworkProcess.up(data, port, Map.of(), settings)) {
        ApiClient api = new ApiClient(second.url());
        JsonNode run = api.await(id);
        assertThat(run.path("phase").asText()).as(run.toPrettyString()).isEqualTo("completed");
        assertThat(String.valueOf(github.repository("acme", "survivor").get("description")))
            .contains(id);
        assertThat(commits(github, "survivor")).hasSize(1);
        assertThat(commits(github, "platform-claims")).hasSize(1);
        assertThat(new World(second, api).entityExists("survivor")).isTrue();
      }
    }
  }

  private static void awaitHeld(Path faults, ApiClient api, String id) {
    try {
      Faults.awaitHeld(faults);
    } catch (AssertionError e) {
      throw new AssertionError(api.run(id).toPrettyString(), e);
    }
  }

  private static String[] settings(GithubStub github, Path faults) {
    return new String[] {
      "--spring.main.sources=" + Faults.class.getName(),
      "--formwork.test.faults=" + faults,
      "--formwork.hosts[0].host=" + github.host(),
      "--formwork.hosts[0].type=github",
      "--formwork.hosts[0].title=GitHub",
      "--formwork.github.host=" + github.host(),
      "--formwork.github.api-url=" + github.apiUrl(),
      "--formwork.github.token=" + GithubStub.TOKEN
    };
  }

  private static Sample answers(GithubStub github) {
    Sample sample = Sample.of("java-service").named("survivor");
    Map<String, Object> values = new LinkedHashMap<>(sample.values());
    values.put("repoUrl", github.host() + "?owner=acme&repo=survivor");
    return new Sample(values, sample.secrets());
  }

  /** The repository that claims are committed to is there before any run. */
  private static void createClaims(GithubStub github) {
    var settings =
        new GithubSettings(github.apiUrl(), GithubStub.TOKEN, null, Duration.ofSeconds(20));
    new GithubRepositoryHost(settings)
        .create(
            new NewRepository(
                "acme",
                "platform-claims",
                null,
                null,
                NewRepository.Visibility.PRIVATE,
                "main",
                "by hand"));
  }

  private List<String> commits(GithubStub github, String repository) {
    Path clone = folder.resolve(repository + "-" + System.nanoTime());
    URI address =
        URI.create(
            "http://git:%s@%s/acme/%s.git".formatted(GithubStub.TOKEN, github.host(), repository));
    Command cloned =
        Command.run(folder, "git", "clone", "-q", address.toString(), clone.toString());
    assertThat(cloned.status()).as(cloned.output()).isZero();
    return Command.run(clone, "git", "log", "--all", "--format=%s").output().lines().toList();
  }
}
