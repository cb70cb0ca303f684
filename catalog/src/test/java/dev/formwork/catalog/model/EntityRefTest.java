package dev.formwork.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityRefTest {

  @ParameterizedTest
  @CsvSource({
    "Component:Default/Svc-B, component:default/svc-b",
    "component:x, component:default/x",
    "a:b:c/d, a:b:c/d",
    "user:other/jane.doe, user:other/jane.doe",
    "a:b/c/d, a:b/c/d",
  })
  void readsFullReferences(String text, String canonical) {
    assertThat(EntityRef.parse(text).format()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({"team-a, group:other/team-a", "x/team-a, group:x/team-a", "User:j, user:other/j"})
  void fillsWhatTheContextKnows(String text, String canonical) {
    assertThat(EntityRef.parse(text, "Group", "other").format()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "/x", ":x", "a:", "a:/x", "a:b/", "b/c:d"})
  void refusesIncompleteReferences(String text) {
    assertThatThrownBy(() -> EntityRef.parse(text)).isInstanceOf(InvalidEntityRef.class);
  }

  @Test
  void lowersTheSameWayInEveryCountry() {
    var original = java.util.Locale.getDefault();
    try {
      java.util.Locale.setDefault(java.util.Locale.of("tr", "TR"));

      assertThat(EntityRef.parse("API:INVOICE").format()).isEqualTo("api:default/invoice");
    } finally {
      java.util.Locale.setDefault(original);
    }
  }
}
