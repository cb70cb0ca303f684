package dev.formwork.activities.port.cluster;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A cluster that lives as long as this object. It checks that a kind is known, and no more. */
public final class InMemoryClaimCluster implements ClaimCluster {

  private final Map<String, Map<String, Object>> schemas = new HashMap<>();
  private final Map<ClaimRef, Claim> claims = new HashMap<>();

  /** Makes a kind known. */
  public synchronized void define(
      String group, String version, String kind, Map<String, Object> schema) {
    schemas.put(group + "/" + version + "/" + kind, schema);
  }

  /** Puts an object as somebody else would. */
  public synchronized void put(Claim claim) {
    claims.put(claim.ref(), claim);
  }

  /** Everything in this cluster; comparable and independent of later changes. */
  public synchronized Map<ClaimRef, Claim> contents() {
    return Map.copyOf(claims);
  }

  @Override
  public synchronized Optional<Map<String, Object>> schema(
      String group, String version, String kind) {
    return Optional.ofNullable(schemas.get(group + "/" + version + "/" + kind));
  }

  @Override
  public synchronized void dryRun(Map<String, Object> object) {
    ClaimRef ref = ref(object);
    if (schema(ref.group(), ref.version(), ref.kind()).isEmpty()) {
      throw new InvalidInput(
          "The cluster knows no kind %s in %s (input: kind). Install its XRD first."
              .formatted(ref.kind(), ref.apiVersion()));
    }
  }

  @Override
  public synchronized Claim apply(Map<String, Object> object, String mark) {
    dryRun(object);
    ClaimRef ref = ref(object);
    Claim present = claims.get(ref);
    if (present != null && !present.isMadeBy(mark)) {
      throw new NameTaken(
          "%s %s/%s exists already (input: name). Choose another name."
              .formatted(ref.kind(), ref.namespace(), ref.name()));
    }
    String uid = present == null ? "uid-" + (claims.size() + 1) : present.uid();
    var claim = new Claim(ref, uid, object, mark);
    claims.put(ref, claim);
    return claim;
  }

  @Override
  public synchronized Optional<Claim> find(ClaimRef ref) {
    return Optional.ofNullable(claims.get(ref));
  }

  @Override
  public synchronized void delete(Claim claim) {
    claims.computeIfPresent(
        claim.ref(), (ref, present) -> present.uid().equals(claim.uid()) ? null : present);
  }

  private static ClaimRef ref(Map<String, Object> object) {
    Map<?, ?> metadata = (Map<?, ?>) object.getOrDefault("metadata", Map.of());
    return new ClaimRef(
        String.valueOf(object.get("apiVersion")),
        String.valueOf(object.get("kind")),
        String.valueOf(metadata.get("namespace")),
        String.valueOf(metadata.get("name")));
  }
}
