package dev.formwork.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.integrations.TestDatabase;
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

  private static Map<String, Object> manifest(String id, String description) {
    return Map.of("id", id, "description", description, "schema", Map.of("input", Map.of()));
  }
}
