package dev.formwork.api.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunOrderTest {

  @Test
  void isNewestFirstWhenNothingIsAsked() {
    assertThat(RunOrder.parse(List.of())).isEqualTo(RunOrder.NEWEST);
  }

  @Test
  void keepsTheOrderOfTheParameters() {
    assertThat(RunOrder.parse(List.of("asc:created_by", "desc:created_at")).sql())
        .isEqualTo("initiator asc, created_at desc, run_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"created_at", "up:created_at", "asc:id", "asc:id; drop table run", ":"})
  void takesOnlyWordsThatItKnows(String order) {
    assertThatThrownBy(() -> RunOrder.parse(List.of(order))).hasMessageContaining("Invalid order");
  }
}
