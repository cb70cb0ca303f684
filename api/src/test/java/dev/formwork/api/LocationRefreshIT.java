package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The catalog follows its sources by itself. */
class LocationRefreshIT {

  private static final String ENTITY = "/api/catalog/entities/by-name/component/default/followed";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();

  private String put(String description) {
    return api.locations()
        .put(
            "https://git.example/followed.yaml",
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: followed, description: %s}
            spec: {type: service, lifecycle: experimental, owner: group:default/platform}
            """
                .formatted(description));
  }

  private String description() {
    return calls.get(ENTITY).json().path("metadata").path("description").asString("");
  }

  @Test
  void readsLocationsAgainWhenTheyAreDue() {
    String target = put("before");
    calls.post("/api/catalog/locations", "{\"type\":\"url\",\"target\":\"%s\"}".formatted(target));
    assertThat(description()).isEqualTo("before");
    put("after");

    try (ConfigurableApplicationContext process =
        api.start(
            Map.of(
                "formwork.catalog.refresh-interval", "100ms",
                "formwork.catalog.refresh-after", "1ms"))) {
      long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (!description().equals("after") && System.nanoTime() < until) {
        Thread.onSpinWait();
      }
    }

    assertThat(description()).isEqualTo("after");
  }
}
