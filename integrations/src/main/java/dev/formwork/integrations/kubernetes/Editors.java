package dev.formwork.integrations.kubernetes;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/**
 * Who set fields of an object's spec, as the API server keeps it in `metadata.managedFields`:
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/ (read 2026-11).
 */
final class Editors {

  /** What our own field managers begin with: `formwork-<run>`. */
  private static final String OURS = "formwork-";

  private Editors() {}

  /** People and programs besides us and the controllers that serve claims. */
  static List<String> of(ObjectMeta metadata) {
    if (metadata.getManagedFields() == null) {
      return List.of();
    }
    return metadata.getManagedFields().stream()
        .filter(entry -> entry.getSubresource() == null || entry.getSubresource().isEmpty())
        .filter(Editors::setsSpec)
        .map(ManagedFieldsEntry::getManager)
        .filter(manager -> manager != null && !isExpected(manager))
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean setsSpec(ManagedFieldsEntry entry) {
    return entry.getFieldsV1() != null
        && entry.getFieldsV1().getAdditionalProperties().containsKey("f:spec");
  }

  /** Crossplane writes what it chose and bound into the spec of a claim. */
  private static boolean isExpected(String manager) {
    return manager.startsWith(OURS)
        || manager.contains("crossplane")
        || manager.equals("kube-controller-manager");
  }
}
