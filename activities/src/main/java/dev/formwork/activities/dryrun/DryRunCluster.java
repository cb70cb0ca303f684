package dev.formwork.activities.dryrun;

import dev.formwork.activities.port.cluster.Claim;
import dev.formwork.activities.port.cluster.ClaimCluster;
import dev.formwork.activities.port.cluster.ClaimRef;
import dev.formwork.activities.port.cluster.InMemoryClaimCluster;
import java.util.Map;
import java.util.Optional;

/** A cluster in memory that takes objects of every kind. */
final class DryRunCluster implements ClaimCluster {

  private static final Map<String, Object> ANYTHING =
      Map.of("type", "object", "x-kubernetes-preserve-unknown-fields", true);

  private final InMemoryClaimCluster memory = new InMemoryClaimCluster();

  @Override
  public Optional<Map<String, Object>> schema(String group, String version, String kind) {
    if (memory.schema(group, version, kind).isEmpty()) {
      memory.define(group, version, kind, ANYTHING);
    }
    return memory.schema(group, version, kind);
  }

  @Override
  public void dryRun(Map<String, Object> object) {
    memory.dryRun(object);
  }

  @Override
  public Claim apply(Map<String, Object> object, String mark) {
    return memory.apply(object, mark);
  }

  @Override
  public Optional<Claim> find(ClaimRef ref) {
    return memory.find(ref);
  }

  @Override
  public void delete(Claim claim) {
    memory.delete(claim);
  }
}
