package dev.formwork.integrations.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.port.cluster.Claim;
import dev.formwork.activities.port.cluster.ClaimRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubernetesClaimClusterIT {

  private static final String API_VERSION = "database.platform.example.org/v1alpha1";
  private static final String KIND = "PostgreSQLInstance";

  @TempDir static Path folder;

  private KubernetesApiServer server;
  private KubernetesClient client;
  private KubernetesClaimCluster cluster;

  @BeforeAll
  void startServer() throws InterruptedException {
    server = KubernetesApiServer.start(folder);
    client = server.admin();
    client.load(getClass().getResourceAsStream("postgresqlinstances.crd.yaml")).serverSideApply();
    cluster = new KubernetesClaimCluster(client);
    while (cluster.schema("database.platform.example.org", "v1alpha1", KIND).isEmpty()) {
      Thread.sleep(100);
    }
  }

  @AfterAll
  void stopServer() {
    if (server != null) {
      client.close();
      server.close();
    }
  }

  @Test
  void appliesAClaimTwiceAndMakesItOnce() {
    Claim first = cluster.apply(claim("orders", "small"), "run-1/claim");

    Claim second = cluster.apply(claim("orders", "small"), "run-1/claim");

    assertThat(second.uid()).isEqualTo(first.uid());
    assertThat(second.isMadeBy("run-1/claim")).isTrue();
    assertThat(cluster.find(first.ref()))
        .map(Claim::object)
        .hasValueSatisfying(
            object ->
                assertThat(object.toString()).contains(Claim.RUN_LABEL + "=run-1", "size=small"));
  }

  @Test
  void leavesAClaimOfAnotherRunAlone() {
    Claim theirs = cluster.apply(claim("billing", "small"), "run-1/claim");

    assertThatThrownBy(() -> cluster.apply(claim("billing", "large"), "run-2/claim"))
        .isInstanceOf(NameTaken.class)
        .hasMessageContaining("billing")
        .hasMessageContaining("Choose another name");

    assertThat(cluster.find(theirs.ref())).contains(theirs);
  }

  @Test
  void letsOneOfManyRunsHaveTheNameWhenTheyApplyAtOnce() {
    List<CompletableFuture<Claim>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String mark = "racer-" + i + "/claim";
      racers.add(
          CompletableFuture.supplyAsync(() -> cluster.apply(claim("contested", "small"), mark)));
    }

    List<Throwable> losses = new ArrayList<>();
    List<Claim> wins = new ArrayList<>();
    for (CompletableFuture<Claim> racer : racers) {
      try {
        wins.add(racer.join());
      } catch (CompletionException e) {
        losses.add(e.getCause());
      }
    }

    assertThat(wins).hasSize(1);
    assertThat(losses).hasSize(7).allMatch(NameTaken.class::isInstance);
    assertThat(cluster.find(wins.getFirst().ref()))
        .map(Claim::mark)
        .contains(wins.getFirst().mark());
  }

  @Test
  void tellsEveryFaultOfAnObjectInADryRunAndChangesNothing() {
    Map<String, Object> faulty = claim("faulty", "enormous");
    spec(faulty).put("storageGB", 5);

    assertThatThrownBy(() -> cluster.dryRun(faulty))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("spec.size")
        .hasMessageContaining("spec.storageGB");

    assertThat(cluster.find(ref("faulty"))).isEmpty();
  }

  @Test
  void namesAValueOfTheWrongType() {
    Map<String, Object> faulty = claim("mistyped", "small");
    spec(faulty).put("storageGB", "many");

    assertThatThrownBy(() -> cluster.dryRun(faulty))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("spec.storageGB");
  }

  @Test
  void leavesNothingAfterADryRunThatWasFine() {
    cluster.dryRun(claim("only-asked", "small"));

    assertThat(cluster.find(ref("only-asked"))).isEmpty();
  }

  @Test
  void namesAKindThatTheClusterDoesNotKnow() {
    Map<String, Object> unknown = claim("unknown", "small");
    unknown.put("kind", "Unicorn");

    assertThatThrownBy(() -> cluster.dryRun(unknown))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Unicorn")
        .hasMessageContaining("XRD");
  }

  @Test
  void deletesTheVeryObjectAndNotItsSuccessor() {
    Claim old = cluster.apply(claim("reborn", "small"), "run-1/claim");
    cluster.delete(old);
    Claim successor = cluster.apply(claim("reborn", "small"), "run-2/claim");

    cluster.delete(old);
    assertThat(cluster.find(old.ref())).map(Claim::uid).contains(successor.uid());

    cluster.delete(successor);
    assertThat(cluster.find(old.ref())).isEmpty();
  }

  @Test
  void saysWhatToGrantWhenTheClusterForbids() {
    try (KubernetesClient nobody = server.nobody()) {
      var forbidden = new KubernetesClaimCluster(nobody);

      assertThatThrownBy(() -> forbidden.apply(claim("forbidden", "small"), "run-1/claim"))
          .isInstanceOf(PermissionDenied.class)
          .hasMessageContaining("Grant");
    }
  }

  private static ClaimRef ref(String name) {
    return new ClaimRef(API_VERSION, KIND, "default", name);
  }

  private static Map<String, Object> claim(String name, String size) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("apiVersion", API_VERSION);
    object.put("kind", KIND);
    object.put("metadata", new LinkedHashMap<>(Map.of("name", name, "namespace", "default")));
    object.put("spec", new LinkedHashMap<>(Map.of("size", size, "storageGB", 20)));
    return object;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> spec(Map<String, Object> object) {
    return (Map<String, Object>) object.get("spec");
  }
}
