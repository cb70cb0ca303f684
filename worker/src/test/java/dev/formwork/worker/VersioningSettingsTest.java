package dev.formwork.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.worker.VersioningSettings.Behavior;
import org.junit.jupiter.api.Test;

class VersioningSettingsTest {

  @Test
  void needsTheIdOfTheBuildOnlyWhenItIsOn() {
    assertThat(new VersioningSettings(false, "formwork", null, Behavior.AUTO_UPGRADE)).isNotNull();
    assertThatThrownBy(() -> new VersioningSettings(true, "formwork", " ", Behavior.AUTO_UPGRADE))
        .hasMessageContainingAll("formwork.temporal.versioning.build-id", "tag of the image");
  }

  @Test
  void refusesANameThatTemporalWouldReadAsTwo() {
    assertThatThrownBy(() -> new VersioningSettings(true, "form.work", "1", Behavior.AUTO_UPGRADE))
        .hasMessageContainingAll("form.work", "formwork.temporal.versioning.deployment");
  }
}
