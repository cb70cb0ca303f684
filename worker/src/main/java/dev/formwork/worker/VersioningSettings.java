package dev.formwork.worker;

import io.temporal.common.VersioningBehavior;
import org.jspecify.annotations.Nullable;

/**
 * Whether Temporal tells the builds of this worker apart.
 *
 * @param deployment name under which the builds stand in Temporal
 * @param buildId of this build, such as the tag of its image; needed when enabled
 * @param behavior what becomes of a run under way when a newer build comes
 */
public record VersioningSettings(
    boolean enabled, String deployment, @Nullable String buildId, Behavior behavior) {

  public VersioningSettings {
    if (enabled && (buildId == null || buildId.isBlank())) {
      throw new IllegalArgumentException(
          "Versioning is on and this build has no id (setting formwork.temporal.versioning.build-id). Set it to the tag of the image.");
    }
    if (enabled && (deployment.isBlank() || deployment.contains(".") || deployment.contains(":"))) {
      throw new IllegalArgumentException(
          "Deployment '%s' must be a name without dots and colons (setting formwork.temporal.versioning.deployment). Use e.g. formwork."
              .formatted(deployment));
    }
  }

  /** What becomes of a run under way when a newer build comes. */
  public enum Behavior {
    /** The newer build goes on with it. */
    AUTO_UPGRADE,
    /** The build that began it ends it, so its workers must stay as long. */
    PINNED
  }

  VersioningBehavior forTemporal() {
    return switch (behavior) {
      case AUTO_UPGRADE -> VersioningBehavior.AUTO_UPGRADE;
      case PINNED -> VersioningBehavior.PINNED;
    };
  }
}
