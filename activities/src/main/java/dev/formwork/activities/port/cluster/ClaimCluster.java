package dev.formwork.activities.port.cluster;

import dev.formwork.activities.action.ActionException;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster that takes requests for infrastructure. Objects are Kubernetes objects as plain maps.
 * Every method may throw {@link ActionException.PermissionDenied} and {@link
 * ActionException.Unavailable}.
 */
public interface ClaimCluster {

  /**
   * The OpenAPI schema of a kind as the cluster serves it, as the XRD's `openAPIV3Schema`.
   *
   * @return empty when the cluster does not know the kind
   */
  Optional<Map<String, Object>> schema(String group, String version, String kind);

  /**
   * Asks the cluster what it would say to the object, without changing anything.
   *
   * @throws ActionException.InvalidInput with all the cluster's faults
   */
  void dryRun(Map<String, Object> object);

  /**
   * Brings the object to what it should be by server-side apply, with the mark as annotation {@link
   * Claim#MARK_ANNOTATION} and the run's id as label {@link Claim#RUN_LABEL}. Applying the same
   * again changes nothing.
   *
   * @throws ActionException.NameTaken when an object of this name carries another mark or none
   * @throws ActionException.InvalidInput when the cluster refuses the object
   * @throws ActionException.Conflict when somebody else owns one of its fields
   */
  Claim apply(Map<String, Object> object, String mark);

  Optional<Claim> find(ClaimRef ref);

  /** Deletes this very object, known by its uid. Gone already, or another by now, is no failure. */
  void delete(Claim claim);
}
