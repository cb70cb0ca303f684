package dev.formwork.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.integrations.TestDatabase;
import dev.formwork.workflows.ActionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresActionManifestsIT {

  private final PostgresActionManifests manifests =
      new PostgresActionManifests(TestDatabase.fresh());

  @Test
  void keepsWhatEachWorkerPublishedLast() {
    manifests.publish(List.of(manifest("fs:delete", "old"), manifest("debug:log", "logs")));

    manifests.publish(List.of(manifest("fs:delete", "new")));

    assertThat(manifests.all())
        .containsExactly(manifest("debug:log", "logs"), manifest("fs:delete", "new"));
  }

  @Test
  void tellsThePoliciesOfActionsByTheirIdsAndFormerIds() {
    manifests.publish(
        List.of(
            Map.of("id", "fs:delete", "policy", policy("PT1M"), "aliases", List.of("fs:remove")),
            Map.of("id", "debug:log", "policy", policy("PT2M"), "aliases", List.of()),
            Map.of("id", "old:worker")));

    Map<String, ActionPolicy> found =
        manifests.policies(List.of("fs:remove", "debug:log", "old:worker", "nobody:knows"));

    assertThat(found.keySet()).containsExactlyInAnyOrder("fs:remove", "debug:log");
    assertThat(found.get("fs:remove").attemptTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(found.get("debug:log").attemptTimeout()).isEqualTo(Duration.ofMinutes(2));
  }

  private static Map<String, Object> policy(String attemptTimeout) {
    return Map.of(
        "attemptTimeout", attemptTimeout, "stepTimeout", "PT1H", "attempts", 3, "backoff", "PT1S");
  }

  private static Map<String, Object> manifest(String id, String description) {
    return Map.of("id", id, "description", description, "schema", Map.of("input", Map.of()));
  }
}
