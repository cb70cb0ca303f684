package dev.formwork.integrations.kubernetes;

import dev.formwork.activities.port.cluster.Claim;
import dev.formwork.activities.port.cluster.ClaimCluster;
import dev.formwork.activities.port.cluster.ClaimRef;
import dev.formwork.activities.port.trace.CallTraces;
import dev.formwork.activities.port.trace.OpenCall;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cluster whose calls are told to whoever watches the step that makes them. */
public record TracedClaimCluster(ClaimCluster cluster, URI apiServer) implements ClaimCluster {

  private static final URI OWN = URI.create("https://kubernetes.default.svc");

  /**
   * @param apiServer null for that of the cluster that this process runs in
   */
  public static TracedClaimCluster of(ClaimCluster cluster, @Nullable URI apiServer) {
    return new TracedClaimCluster(cluster, apiServer == null ? OWN : apiServer);
  }

  @Override
  public Optional<Map<String, Object>> schema(String group, String version, String kind) {
    return told("kubernetes schema", () -> cluster.schema(group, version, kind));
  }

  @Override
  public void dryRun(Map<String, Object> object) {
    told(
        "kubernetes dry-run",
        () -> {
          cluster.dryRun(object);
          return true;
        });
  }

  @Override
  public Claim apply(Map<String, Object> object, String mark) {
    return told("kubernetes apply", () -> cluster.apply(object, mark));
  }

  @Override
  public Optional<Claim> find(ClaimRef ref) {
    return told("kubernetes get", () -> cluster.find(ref));
  }

  @Override
  public void delete(Claim claim) {
    told(
        "kubernetes delete",
        () -> {
          cluster.delete(claim);
          return true;
        });
  }

  private <T> T told(String name, Supplier<T> work) {
    try (OpenCall call = CallTraces.current().begin(name, apiServer)) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        call.failed(e);
        throw e;
      }
    }
  }
}
