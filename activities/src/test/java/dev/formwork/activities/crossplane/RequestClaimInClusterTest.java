package dev.formwork.activities.crossplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.cluster.Claim;
import dev.formwork.activities.port.cluster.ClaimCluster;
import dev.formwork.activities.port.cluster.ClaimRef;
import dev.formwork.activities.port.cluster.InMemoryClaimCluster;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RequestClaimInClusterTest implements ActionContract<ClaimInput, ClaimOutput> {

  private static final ClaimRef REF =
      new ClaimRef(
          "database.example.org/v1alpha1", "PostgreSQLInstance", "payments", "payments-database");

  private final InMemoryClaimCluster cluster = new InMemoryClaimCluster();

  RequestClaimInClusterTest() {
    Map<String, Object> size = Map.of("type", "string");
    cluster.define(
        "database.example.org",
        "v1alpha1",
        "PostgreSQLInstance",
        Map.of(
            "type",
            "object",
            "properties",
            Map.of(
                "spec",
                Map.of(
                    "type",
                    "object",
                    "properties",
                    Map.of("size", size, "storageGB", Map.of("type", "integer"))))));
  }

  @Override
  public Action<ClaimInput, ClaimOutput> action() {
    return new RequestClaim(
        Databases.templates(),
        RepositoryHosts.of(Map.of()).with("local", "local", new InMemoryRepositoryHost()),
        outside(ClaimCluster.class, cluster));
  }

  @Override
  public ClaimInput input() {
    return Databases.cluster("payments-database", Databases.spec("small", 20));
  }

  @Override
  public Object world() {
    return cluster.contents();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does("another field manager edits its spec", () -> edit());
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person deletes it", () -> cluster.delete(cluster.find(REF).orElseThrow()));
  }

  @Override
  public String undoMatrixName() {
    return action().id() + " (cluster)";
  }

  private void edit() {
    Claim claim = cluster.find(REF).orElseThrow();
    cluster.put(
        new Claim(claim.ref(), claim.uid(), claim.object(), claim.mark(), List.of("kubectl-edit")));
  }

  @Test
  void checksAgainstTheSchemaOfTheCluster() {
    assertThatThrownBy(
            () ->
                action()
                    .run(Databases.cluster("payments-database", Databases.spec(1, "2")), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("spec.size: integer found, string expected")
        .hasMessageContaining("spec.storageGB: string found, integer expected");
    assertThat(cluster.contents()).isEmpty();
  }

  @Test
  void deletesAClaimThatCrossplaneCompleted() {
    action().run(input(), step());
    put(spec -> spec.put("resourceRef", Map.of("name", "payments-database-x")));

    action().undo(input(), null, step());

    assertThat(cluster.contents()).isEmpty();
  }

  @Test
  void leavesAClaimWhoseSpecSomebodyChanged() {
    action().run(input(), step());
    put(spec -> spec.put("storageGB", 200L));
    TestStep undo = step();

    action().undo(input(), null, undo);

    assertThat(cluster.contents()).containsKey(REF);
    assertThat(undo.leftovers().getFirst().reason()).startsWith("Somebody changed its spec");
  }

  @Test
  void refusesAClaimThatAnotherRunMade() {
    action().run(input(), stepOfAnotherRun());

    assertThatThrownBy(() -> action().run(input(), step())).isInstanceOf(NameTaken.class);
  }

  @Test
  void asksForOnePlace() {
    assertThatThrownBy(
            () ->
                action()
                    .run(
                        Databases.input("a", Databases.spec("small", 20), null, null, false),
                        step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Give either gitops or cluster: true.");
  }

  @Test
  void saysThatNoClusterIsConfigured() {
    var action = new RequestClaim(Databases.templates(), RepositoryHosts.of(Map.of()), null);

    assertThatThrownBy(() -> action.run(input(), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("No cluster is configured (input: cluster).");
  }

  private void put(Consumer<Map<String, Object>> change) {
    Claim claim = cluster.contents().get(REF);
    Map<String, Object> object = new LinkedHashMap<>(claim.object());
    @SuppressWarnings("unchecked")
    Map<String, Object> spec = new LinkedHashMap<>((Map<String, Object>) object.get("spec"));
    change.accept(spec);
    object.put("spec", spec);
    cluster.put(new Claim(claim.ref(), claim.uid(), object, claim.mark()));
  }
}
