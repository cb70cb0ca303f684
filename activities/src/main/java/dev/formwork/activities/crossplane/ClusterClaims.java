package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.cluster.Claim;
import dev.formwork.activities.port.cluster.ClaimCluster;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims as objects of a cluster, applied after the cluster agreed to them in a dry run. */
final class ClusterClaims {

  private final ClaimCluster cluster;

  ClusterClaims(ClaimCluster cluster) {
    this.cluster = cluster;
  }

  ClaimOutput request(ClaimManifest claim, StepContext step) {
    cluster.dryRun(claim.object());
    cluster.apply(claim.object(), step.mark());
    step.made(RequestClaim.KIND, claim.title(), null);
    step.log().info("Applied %s to the cluster.".formatted(claim.title()));
    return new ClaimOutput(
        claim.ref().apiVersion(),
        claim.ref().kind(),
        claim.ref().name(),
        claim.ref().namespace(),
        null,
        null);
  }

  void undo(ClaimManifest claim, boolean known, StepContext step) {
    Claim present = cluster.find(claim.ref()).orElse(null);
    if (present == null) {
      return;
    }
    if (!present.isMadeBy(step.mark())) {
      if (known) {
        leave(claim, "It no longer carries the mark of the run.", step);
      }
      return;
    }
    if (!holds(present.object().get("spec"), claim.object().get("spec"))) {
      leave(claim, "Somebody changed its spec after the run applied it.", step);
      return;
    }
    if (!present.editors().isEmpty()) {
      String editors = String.join(", ", present.editors());
      leave(claim, editors + " set fields of its spec after the run applied it.", step);
      return;
    }
    cluster.delete(present);
    step.undone(RequestClaim.KIND, claim.title(), null);
  }

  private static void leave(ClaimManifest claim, String what, StepContext step) {
    String reason = what + " Delete it by hand when nobody needs it.";
    step.leftover(RequestClaim.KIND, claim.title(), null, reason);
  }

  /** Whether a tree still has every value of another; what was added to its maps does not count. */
  private static boolean holds(@Nullable Object present, @Nullable Object applied) {
    return switch (applied) {
      case Map<?, ?> map ->
          present instanceof Map<?, ?> now
              && map.entrySet().stream()
                  .allMatch(entry -> holds(now.get(entry.getKey()), entry.getValue()));
      case List<?> list ->
          present instanceof List<?> now && now.size() == list.size() && holdsAll(now, list);
      case Number number ->
          present instanceof Number now
              && new BigDecimal(now.toString()).compareTo(new BigDecimal(number.toString())) == 0;
      case null -> present == null;
      default -> applied.equals(present);
    };
  }

  private static boolean holdsAll(List<?> present, List<?> applied) {
    for (int i = 0; i < applied.size(); i++) {
      if (!holds(present.get(i), applied.get(i))) {
        return false;
      }
    }
    return true;
  }
}
