package dev.formwork.integrations.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.NeverReady;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionTrial;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.crossplane.CrossplaneActions;
import dev.formwork.activities.port.scm.RepositoryHosts;
import dev.formwork.activities.port.template.InMemoryTemplateFiles;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** `crossplane:claim:wait` on a real API server; Crossplane's controllers are played. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitForClaimIT {

  private static final String GROUP = "database.platform.example.org";

  @TempDir static Path folder;

  private KubernetesApiServer server;
  private KubernetesClient client;

  @BeforeAll
  void startServer() {
    server = KubernetesApiServer.start(folder);
    client = server.admin();
    client.load(getClass().getResourceAsStream("postgresqlinstances.crd.yaml")).serverSideApply();
    client.load(getClass().getResourceAsStream("behind-the-claim.crd.yaml")).serverSideApply();
    Awaitility.await().until(() -> isServed(GROUP + "/v1alpha1", 2));
    Awaitility.await().until(() -> isServed("network.example.org/v1", 1));
  }

  private boolean isServed(String apiVersion, int kinds) {
    var known = client.getApiResources(apiVersion);
    return known != null
        && known.getResources().stream().filter(kind -> !kind.getName().contains("/")).count()
            == kinds;
  }

  @AfterAll
  void stopServer() {
    if (server != null) {
      client.close();
      server.close();
    }
  }

  private static Action<?, ?> action(KubernetesClient client) {
    return CrossplaneActions.of(
            new InMemoryTemplateFiles(),
            RepositoryHosts.of(Map.of()),
            new KubernetesClaimCluster(client))
        .stream()
        .filter(action -> action.id().equals("crossplane:claim:wait"))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Object> look(String name, TestStep step) {
    return look(client, name, step);
  }

  private static Map<String, Object> look(KubernetesClient client, String name, TestStep step) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("apiVersion", GROUP + "/v1alpha1");
    input.put("kind", "PostgreSQLInstance");
    input.put("name", name);
    input.put("output", Map.of("host", "status.address.host"));
    input.put("failAfter", "1ms");
    return ActionTrial.run(action(client), input, step);
  }

  private void assertNotReady(String name, TestStep step, String... missing) {
    assertThatExceptionOfType(NotReadyYet.class)
        .isThrownBy(() -> look(name, step))
        .satisfies(e -> assertThat(e.getMessage()).contains(missing));
  }

  @Test
  void followsAClaimFromGitopsUntilItIsReady() {
    var crossplane = new ScriptedCrossplane(client, "orders");
    TestStep step = TestStep.empty();

    assertNotReady("orders", step, "it is not in the cluster yet");
    crossplane.claimByHand();
    assertNotReady("orders", step, "Crossplane has not looked at it yet");
    crossplane.begin();
    assertNotReady(
        "orders",
        step,
        "Ready=False: Waiting (Composite resource is not yet ready)",
        "unfinished: Subnet orders-net",
        "waiting for an address range");
    crossplane.finish();

    assertThat(look("orders", step))
        .containsEntry("composite", "orders-x1")
        .containsEntry("connectionSecret", "orders-conn")
        .containsEntry("namespace", "default")
        .containsEntry("values", Map.of("host", "db.example.org"));
  }

  @Test
  void failsWithTheReasonOfWhatIsBehindTheClaim() {
    var crossplane = new ScriptedCrossplane(client, "refused");
    TestStep step = TestStep.empty();
    crossplane.claimByHand();
    crossplane.begin();
    crossplane.refuse("no address range left");

    assertNotReady("refused", step, "no address range left");
    assertThatExceptionOfType(NeverReady.class)
        .isThrownBy(() -> look("refused", step))
        .withMessageContaining("Subnet refused-net: Synced=False: ReconcileError")
        .withMessageContaining("no address range left");
  }

  @Test
  void failsWhenTheClaimIsDeletedMeanwhileAndWhenItIsMadeAnew() {
    var crossplane = new ScriptedCrossplane(client, "deleted");
    TestStep step = TestStep.empty();
    crossplane.claimByHand();
    assertNotReady("deleted", step, "not looked at it yet");
    crossplane.delete();

    assertThatExceptionOfType(NeverReady.class)
        .isThrownBy(() -> look("deleted", step))
        .withMessageContaining("was deleted while the run waited for it");
    crossplane.claimByHand();
    assertNotReady("deleted", step, "not looked at it yet");
    crossplane.delete();
    crossplane.claimByHand();
    assertThatExceptionOfType(NeverReady.class)
        .isThrownBy(() -> look("deleted", step))
        .withMessageContaining("made anew by somebody else");
  }

  @Test
  void needsNoMoreThanToReadTheClaimAndSaysSoWhenItMayNot() {
    var crossplane = new ScriptedCrossplane(client, "guarded");
    crossplane.claimByHand();
    crossplane.begin();
    crossplane.finish();
    TestStep step = TestStep.empty();
    try (KubernetesClient nobody = server.nobody()) {
      grantClaims();

      assertThat(look(nobody, "guarded", step)).containsEntry("composite", "guarded-x1");
      client.rbac().clusterRoleBindings().withName("claims").delete();

      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThatExceptionOfType(PermissionDenied.class)
                      .isThrownBy(() -> look(nobody, "guarded", step))
                      .withMessageContaining("Grant the worker's service account the verbs get"));
    }
  }

  private void grantClaims() {
    client
        .rbac()
        .clusterRoles()
        .resource(
            new ClusterRoleBuilder()
                .withNewMetadata()
                .withName("claims")
                .endMetadata()
                .addNewRule()
                .withApiGroups(GROUP)
                .withResources("postgresqlinstances")
                .withVerbs("get")
                .endRule()
                .build())
        .create();
    client
        .rbac()
        .clusterRoleBindings()
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName("claims")
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "claims")
                .addNewSubject("rbac.authorization.k8s.io", "User", "nobody", null)
                .build())
        .create();
    Awaitility.await().until(this::mayRead);
  }

  private boolean mayRead() {
    try (KubernetesClient nobody = server.nobody()) {
      look(nobody, "guarded", TestStep.empty());
      return true;
    } catch (PermissionDenied notYet) {
      return false;
    }
  }
}
