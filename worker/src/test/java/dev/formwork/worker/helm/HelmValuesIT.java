package dev.formwork.worker.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.integrations.s3.S3Settings;
import dev.formwork.integrations.smtp.SmtpSettings;
import dev.formwork.worker.VersioningSettings;
import dev.formwork.worker.VersioningSettings.Behavior;
import dev.formwork.worker.WorkerSettings;
import dev.formwork.worker.WorkspaceSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelmValuesIT {

  private static final Path MINIMAL = Helm.CHART.resolve("ci/minimal-values.yaml");
  private static final Path FULL = Helm.CHART.resolve("ci/full-values.yaml");

  /** A line such as `# hosts: []`, which documents a setting that has no default. */
  private static final String SETTING_WITHOUT_DEFAULT = "(?m)^( *)# ([a-z-]+:)( .*)?$";

  private static final Path API_DEFAULTS = Path.of("../api/src/main/resources/formwork-api.yaml");

  @TempDir static Path folder;

  private Helm helm;

  @BeforeAll
  void findHelm() {
    helm = Helm.find(folder);
  }

  static Stream<Path> valueFiles() {
    return Helm.valueFiles();
  }

  @ParameterizedTest
  @MethodSource("valueFiles")
  void passLint(Path values) {
    Helm.Answer answer = helm.lint(values);

    assertThat(answer.output() + answer.complaints())
        .contains("1 chart(s) linted, 0 chart(s) failed")
        .doesNotContain("[WARNING]", "[ERROR]");
    assertThat(answer.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "temporal.target=              | temporal.target is empty.",
        "temporal.target=http://x      | does not match pattern",
        "secret.existing=              | There is no Secret with the keyring.",
        "secret.external.enabled=true  | secret.external.storeRef.name is empty.",
        "database.host=                | There is no database.",
        "api.withoutSignIn=false       | The API has no sign-in of its own yet",
        "notices.smtp.host=mail.local  | notices.smtp.from is empty.",
        "ingress.enabled=true          | ingress.host is empty.",
        "worker.drainSeconds=75        | worker.terminationGracePeriodSeconds (90) must be at least worker.drainSeconds (75) + 20",
        "claims.enabled=true           | claims.kinds is empty.",
        "worker.versioning.behavior=x  | value must be one of 'auto-upgrade', 'pinned'",
        "worker.workspace.store=s3     | worker.workspace.store is s3 and there is no bucket.",
        "temporal.tls.enabled=true     | temporal.tls.secretName is empty.",
        "worker.replicas=two           | got string, want integer",
        "wroker.replicas=2             | additional properties 'wroker' not allowed",
      })
  void thatCannotWorkAreRefusedWithTheWayOut(String set, String complaint) {
    Helm.Answer answer = helm.template(MINIMAL, set);

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.complaints()).contains(complaint);
  }

  @ParameterizedTest
  @MethodSource("valueFiles")
  void giveEveryPodItsLimits(Path values) {
    for (Map<String, Object> deployment : objects(values, "Deployment")) {
      Map<String, Object> pod = map(deployment, "spec", "template", "spec");
      Map<String, Object> container = map(((List<?>) pod.get("containers")).getFirst());

      assertThat(map(pod, "securityContext")).containsEntry("runAsNonRoot", true);
      assertThat(map(container, "securityContext"))
          .containsEntry("readOnlyRootFilesystem", true)
          .containsEntry("allowPrivilegeEscalation", false);
      assertThat(map(container, "resources")).containsKeys("requests", "limits");
      assertThat(map(container, "livenessProbe", "httpGet"))
          .containsEntry("path", "/actuator/health/liveness");
      assertThat(map(container, "readinessProbe", "httpGet"))
          .containsEntry("path", "/actuator/health/readiness");
      assertThat((List<?>) pod.get("topologySpreadConstraints")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("valueFiles")
  void makeSelectorsThatFindTheirPods(Path values) {
    List<Map<String, Object>> pods =
        objects(values, "Deployment").stream()
            .map(deployment -> map(deployment, "spec", "template", "metadata", "labels"))
            .toList();

    Stream<Map<String, Object>> selectors =
        Stream.concat(
            objects(values, "Service").stream().map(service -> map(service, "spec", "selector")),
            objects(values, "PodDisruptionBudget").stream()
                .map(budget -> map(budget, "spec", "selector", "matchLabels")));

    assertThat(selectors)
        .allSatisfy(
            selector ->
                assertThat(pods)
                    .filteredOn(labels -> labels.entrySet().containsAll(selector.entrySet()))
                    .hasSize(1));
  }

  @ParameterizedTest
  @MethodSource("valueFiles")
  void keepSecretsOutOfTheSettings(Path values) throws IOException {
    for (String file : List.of("formwork-api.yaml", "formwork-worker.yaml")) {
      assertThat(keys(settings(values, file)))
          .noneMatch(key -> key.matches(".*(keyring|password|token|private-key).*"));
    }
  }

  @ParameterizedTest
  @MethodSource("valueFiles")
  void bindToTheSettingsOfTheWorker(Path values) throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addLast(settings(values, "formwork-worker.yaml"));
    environment.getPropertySources().addLast(yaml(new ClassPathResource("formwork-worker.yaml")));

    WorkerSettings settings =
        Binder.get(environment)
            .bind(
                "formwork",
                Bindable.of(WorkerSettings.class),
                new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
            .get();

    assertThat(settings.workspace().directory()).hasToString("/var/lib/formwork/workspaces");
    assertThat(settings.temporal().target()).endsWith(":7233");
  }

  @Test
  void reachTheWorker() throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addLast(settings(FULL, "formwork-worker.yaml"));
    environment.getPropertySources().addLast(yaml(new ClassPathResource("formwork-worker.yaml")));

    WorkerSettings settings = Binder.get(environment).bind("formwork", WorkerSettings.class).get();

    assertThat(settings.temporal().drain()).isEqualTo(Duration.ofSeconds(100));
    assertThat(settings.temporal().concurrentSteps()).isEqualTo(20);
    assertThat(settings.fetch().allowedHosts()).containsExactly("artifacts.example.org");
    assertThat(settings.github().host()).isEqualTo("github.example.org");
    assertThat(settings.gitea().url()).hasToString("https://gitea.example.org:3000");
    assertThat(settings.bitbucketServer().url()).hasToString("https://bitbucket.example.org");
    assertThat(settings.gitlab().host()).isEqualTo("gitlab.example.org");
    assertThat(settings.gitlab().apiUrl()).hasToString("https://gitlab.example.org/api/v4");
    assertThat(settings.workspace().maxFiles()).isEqualTo(50_000);
    assertThat(settings.temporal().versioning())
        .isEqualTo(new VersioningSettings(true, "formwork", "1.2.3", Behavior.PINNED));
    assertThat(settings.workspace().retention()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.workspace().store()).isEqualTo(WorkspaceSettings.Store.S3);
    assertThat(settings.workspace().s3().bucket()).isEqualTo("formwork-workspaces");
    assertThat(settings.workspace().s3().encryption()).isEqualTo(S3Settings.Encryption.KMS);
    assertThat(settings.smtp().host()).isEqualTo("smtp.example.org");
    assertThat(settings.smtp().encryption()).isEqualTo(SmtpSettings.Encryption.TLS);
    assertThat(settings.kubernetes().enabled()).isTrue();
    assertThat(settings.tracing().enabled()).isTrue();
    assertThat(settings.tracing().endpoint()).hasHost("otel-collector.observability");
    assertThat(settings.tracing().sampling()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @MethodSource("valueFiles")
  void nameSettingsThatTheApiKnows(Path values) throws IOException {
    String defaults = Files.readString(API_DEFAULTS).replaceAll(SETTING_WITHOUT_DEFAULT, "$1$2$3");
    List<String> known =
        keys(yaml(new ByteArrayResource(defaults.getBytes(StandardCharsets.UTF_8), "defaults")));

    assertThat(keys(settings(values, "formwork-api.yaml")))
        .filteredOn(key -> !key.startsWith("formwork.temporal.tls."))
        .allMatch(key -> known.contains(key) || known.contains(key.replaceAll("\\[\\d+].*$", "")));
  }

  private PropertySource<?> settings(Path values, String file) throws IOException {
    Map<String, Object> configMap = objects(values, "ConfigMap").getFirst();
    String text = String.valueOf(map(configMap, "data").get(file));
    return yaml(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), file));
  }

  private static PropertySource<?> yaml(Resource resource) throws IOException {
    return new YamlPropertySourceLoader()
        .load(String.valueOf(resource.getDescription()), resource)
        .getFirst();
  }

  private static List<String> keys(PropertySource<?> source) {
    return ((Map<?, ?>) source.getSource()).keySet().stream().map(String::valueOf).toList();
  }

  private List<Map<String, Object>> objects(Path values, String kind) {
    return helm.objects(values).stream().filter(object -> object.get("kind").equals(kind)).toList();
  }

  private static Map<String, Object> map(Map<String, Object> object, String... path) {
    Map<String, Object> at = object;
    for (String key : path) {
      at = map(at.get(key));
    }
    return at;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object object) {
    return (Map<String, Object>) object;
  }
}
