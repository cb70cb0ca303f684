package dev.formwork.activities.crossplane;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Crossplane says about one of its objects. Types and reasons:
 * https://docs.crossplane.io/latest/composition/composite-resources/, read 2026-11.
 *
 * @param synced the condition `Synced`, or null when there is none yet
 * @param ready the condition `Ready`, or null when there is none yet
 * @param generation of the object's `spec`
 */
record Conditions(
    @Nullable Condition synced,
    @Nullable Condition ready,
    long generation,
    boolean isBeingDeleted) {

  /** One condition; {@code generation} is 0 when Crossplane does not tell which it is about. */
  record Condition(String type, String status, String reason, String message, long generation) {

    boolean isTrue() {
      return status.equals("True");
    }

    /** Such as `Ready=False: Creating (subnet)`. */
    String told() {
      String words = message.isBlank() ? "" : " (%s)".formatted(message.strip());
      return "%s=%s%s%s".formatted(type, status, reason.isBlank() ? "" : ": " + reason, words);
    }

    private boolean isAbout(long now) {
      return generation == 0 || generation == now;
    }
  }

  static Conditions of(Map<String, Object> object) {
    Map<?, ?> metadata = map(object.get("metadata"));
    List<?> conditions =
        map(object.get("status")).get("conditions") instanceof List<?> list ? list : List.of();
    return new Conditions(
        find(conditions, "Synced"),
        find(conditions, "Ready"),
        number(metadata.get("generation")),
        metadata.get("deletionTimestamp") != null);
  }

  private static @Nullable Condition find(List<?> conditions, String type) {
    return conditions.stream()
        .map(Conditions::map)
        .filter(condition -> type.equals(condition.get("type")))
        .map(
            condition ->
                new Condition(
                    type,
                    text(condition.get("status")),
                    text(condition.get("reason")),
                    text(condition.get("message")),
                    number(condition.get("observedGeneration"))))
        .findFirst()
        .orElse(null);
  }

  boolean isDeleting() {
    return isBeingDeleted || (ready != null && ready.reason().equals("Deleting"));
  }

  boolean isPaused() {
    return synced != null && synced.reason().equals("ReconcilePaused");
  }

  /** Whether Crossplane could not bring the object to what it should be. */
  boolean isInError() {
    return synced != null && !synced.isTrue() && synced.reason().equals("ReconcileError");
  }

  boolean isReady() {
    return synced != null
        && synced.isTrue()
        && synced.isAbout(generation)
        && ready != null
        && ready.isTrue()
        && ready.isAbout(generation);
  }

  /** Whether Crossplane says that it still works on it. */
  boolean isUnfinished() {
    return (synced != null && !synced.isTrue()) || (ready != null && !ready.isTrue());
  }

  /** Such as `Synced=True, Ready=False: Creating`. */
  String told() {
    if (synced == null && ready == null) {
      return "Crossplane has not looked at it yet";
    }
    if (isStale()) {
      return "Crossplane has not looked at its newest change yet";
    }
    String one = synced == null ? "Synced not told yet" : synced.told();
    String other = ready == null ? "Ready not told yet" : ready.told();
    return one + ", " + other;
  }

  private boolean isStale() {
    return synced != null && synced.isTrue() && ready != null && ready.isTrue() && !isReady();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
