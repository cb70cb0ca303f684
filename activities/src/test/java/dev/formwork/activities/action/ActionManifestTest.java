package dev.formwork.activities.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionManifestTest {

  private final Probe action = Probe.running((input, step) -> new Probe.Output(null));

  @Test
  void tellsAnActionAsBackstageDoesAndWhatARunFreezes() {
    Map<String, Object> json = ActionManifest.of(action).json();

    assertThat(json)
        .containsEntry("id", "test:probe")
        .containsEntry("description", "Does what a test says.")
        .containsEntry("dryRun", false)
        .containsEntry("undoes", false);
    assertThat(json.get("examples"))
        .isEqualTo(
            List.of(
                Map.of(
                    "description",
                    "Do something",
                    "example",
                    """
                    steps:
                    - id: test-probe
                      name: Do something
                      action: test:probe
                      input:
                        text: hello
                    """)));
    assertThat(json.get("policy"))
        .isEqualTo(
            Map.of(
                "attemptTimeout", "PT2M",
                "stepTimeout", "PT30M",
                "heartbeatTimeout", "PT15S",
                "attempts", 8,
                "backoff", "PT1S"));
  }

  @Test
  void refusesTwoActionsWithOneId() {
    assertThatThrownBy(() -> ActionRegistry.of(List.of(action, action)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'test:probe' is taken");
  }
}
