package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.port.cluster.Claim;
import dev.formwork.activities.port.cluster.ClaimCluster;
import dev.formwork.activities.port.cluster.ClaimRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim with what Crossplane made for it: the composite behind it, and the resources behind that.
 *
 * @param below what could be read, nearest first; at most {@value #MAX_OBJECTS}
 */
record ClaimTree(Claim root, List<Claim> below) {

  /** A look must not take long; what is further down shows in the conditions above. */
  private static final int MAX_OBJECTS = 100;

  private static final int MAX_DEPTH = 8;

  private record Branch(ClaimRef ref, int depth) {}

  static ClaimTree of(ClaimCluster cluster, Claim root) {
    List<Claim> below = new ArrayList<>();
    Deque<Branch> open = new ArrayDeque<>(branches(root, 1));
    while (!open.isEmpty()) {
      Branch branch = open.remove();
      if (below.size() == MAX_OBJECTS || branch.depth() > MAX_DEPTH) {
        break;
      }
      try {
        Optional<Claim> found = cluster.find(branch.ref());
        found.ifPresent(
            claim -> {
              below.add(claim);
              open.addAll(branches(claim, branch.depth() + 1));
            });
      } catch (PermissionDenied | InvalidInput e) {
        // What we may not read shows in the conditions of what stands above it.
        continue;
      }
    }
    return new ClaimTree(root, List.copyOf(below));
  }

  private static List<Branch> branches(Claim claim, int depth) {
    Map<?, ?> spec = map(claim.object().get("spec"));
    List<Branch> found = new ArrayList<>();
    add(found, spec.get("resourceRef"), claim, depth);
    list(spec.get("resourceRefs")).forEach(ref -> add(found, ref, claim, depth));
    list(map(spec.get("crossplane")).get("resourceRefs"))
        .forEach(ref -> add(found, ref, claim, depth));
    return found;
  }

  /** A reference without a name is to something that is not made yet; Secrets are never read. */
  private static void add(List<Branch> found, @Nullable Object reference, Claim parent, int depth) {
    Map<?, ?> ref = map(reference);
    String kind = text(ref.get("kind"));
    String name = text(ref.get("name"));
    String namespace = text(ref.get("namespace"));
    if (!name.isEmpty() && !kind.isEmpty() && !kind.equals("Secret")) {
      String place = namespace.isEmpty() ? parent.ref().namespace() : namespace;
      found.add(new Branch(new ClaimRef(text(ref.get("apiVersion")), kind, place, name), depth));
    }
  }

  Conditions conditions() {
    return Conditions.of(root.object());
  }

  /**
   * What Crossplane could not do, such as `RDSInstance x: Synced=False: ReconcileError`; or null.
   */
  @Nullable String error() {
    if (conditions().isInError()) {
      return conditions().told();
    }
    return below.stream()
        .filter(claim -> Conditions.of(claim.object()).isInError())
        .map(ClaimTree::told)
        .findFirst()
        .orElse(null);
  }

  /** The deepest things that are not finished: those that the others wait for. */
  List<String> unfinished() {
    List<Claim> leaves =
        below.stream()
            .filter(claim -> branches(claim, 0).isEmpty())
            .filter(claim -> Conditions.of(claim.object()).isUnfinished())
            .toList();
    return leaves.stream().map(ClaimTree::told).toList();
  }

  private static String told(Claim claim) {
    return "%s %s: %s"
        .formatted(claim.ref().kind(), claim.ref().name(), Conditions.of(claim.object()).told());
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }
}
