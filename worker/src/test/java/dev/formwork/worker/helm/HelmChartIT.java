package dev.formwork.worker.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.integrations.kubernetes.KubernetesApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelmChartIT {

  @TempDir static Path folder;

  private Helm helm;
  private KubernetesApiServer server;
  private KubernetesClient admin;

  @BeforeAll
  void startServer() {
    helm = Helm.find(folder);
    server = KubernetesApiServer.start(folder.resolve("kubernetes"));
    admin = server.admin();
    for (String namespace : List.of("forms", "team-a", "team-b", "team-c")) {
      admin
          .resource(
              new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
          .create();
    }
    define(getClass().getResourceAsStream("clusters.crd.yaml"));
    define(getClass().getResourceAsStream("externalsecrets.crd.yaml"));
    define(getClass().getResourceAsStream("servicemonitors.crd.yaml"));
    define(getClass().getResourceAsStream("prometheusrules.crd.yaml"));
    define(KubernetesApiServer.class.getResourceAsStream("postgresqlinstances.crd.yaml"));
  }

  private void define(InputStream definition) {
    var made = admin.apiextensions().v1().customResourceDefinitions().load(definition);
    made.serverSideApply();
    made.waitUntilCondition(
        crd ->
            crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions() != null
                && crd.getStatus().getConditions().stream()
                    .anyMatch(
                        condition ->
                            condition.getType().equals("Established")
                                && condition.getStatus().equals("True")),
        30,
        TimeUnit.SECONDS);
  }

  @AfterAll
  void stopServer() {
    if (server != null) {
      admin.close();
      server.close();
    }
  }

  static Stream<Path> valueFiles() {
    return Helm.valueFiles();
  }

  @ParameterizedTest
  @MethodSource("valueFiles")
  void isAcceptedByKubernetesInADryRun(Path values) {
    for (Map<String, Object> object : helm.objects(values)) {
      GenericKubernetesResource resource = resource(object);
      assertThatCode(
              () ->
                  admin
                      .resource(resource)
                      .inNamespace(namespace(resource))
                      .dryRun(true)
                      .fieldValidation(Validation.STRICT)
                      .serverSideApply())
          .as("%s %s", resource.getKind(), resource.getMetadata().getName())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void isRefusedWhenAFieldIsMisspelt() {
    GenericKubernetesResource budget =
        resource(
            Map.of(
                "apiVersion",
                "policy/v1",
                "kind",
                "PodDisruptionBudget",
                "metadata",
                Map.of("name", "wrong"),
                "spec",
                Map.of("maxUnavailible", 1)));

    assertThatThrownBy(
            () ->
                admin
                    .resource(budget)
                    .inNamespace("forms")
                    .dryRun(true)
                    .fieldValidation(Validation.STRICT)
                    .serverSideApply())
        .hasMessageContaining("maxUnavailible");
  }

  @Test
  void letsWorkersMakeClaimsInTheNamedNamespacesAndNothingElse() {
    helm.objects(Helm.CHART.resolve("ci/full-values.yaml")).stream()
        .map(this::resource)
        .filter(object -> object.getApiVersion().startsWith("rbac.authorization.k8s.io/"))
        .forEach(object -> admin.resource(object).serverSideApply());

    try (KubernetesClient worker = as("system:serviceaccount:forms:forms-worker")) {
      assertThatCode(() -> apply(worker, claim("team-a"))).doesNotThrowAnyException();
      assertThatCode(() -> worker.resource(claim("team-a")).delete()).doesNotThrowAnyException();
      assertForbidden(() -> apply(worker, claim("team-c")));
      assertForbidden(() -> worker.secrets().inNamespace("team-a").list());
      assertForbidden(() -> worker.secrets().inNamespace("forms").list());
      assertForbidden(() -> worker.pods().inNamespace("forms").list());
    }
    try (KubernetesClient api = as("system:serviceaccount:forms:forms-api")) {
      assertForbidden(() -> apply(api, claim("team-a")));
    }
  }

  private static void assertForbidden(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            refusal -> assertThat(refusal.getCode()).isEqualTo(403));
  }

  private KubernetesClient as(String user) {
    Config config =
        new ConfigBuilder(admin.getConfiguration()).withImpersonateUsername(user).build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static void apply(KubernetesClient client, GenericKubernetesResource claim) {
    client.resource(claim).serverSideApply();
  }

  private GenericKubernetesResource claim(String namespace) {
    return resource(
        Map.of(
            "apiVersion",
            "database.platform.example.org/v1alpha1",
            "kind",
            "PostgreSQLInstance",
            "metadata",
            Map.of("name", "payments", "namespace", namespace),
            "spec",
            Map.of("size", "small")));
  }

  private GenericKubernetesResource resource(Map<String, Object> object) {
    return admin.getKubernetesSerialization().convertValue(object, GenericKubernetesResource.class);
  }

  private static String namespace(GenericKubernetesResource resource) {
    String own = resource.getMetadata().getNamespace();
    return own == null ? "forms" : own;
  }
}
