package dev.formwork.api.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RunTitleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"payments\"}|Service: payments",
        "{\"component_id\":\"pay\"}|Service: pay",
        "{\"repoUrl\":\"github.com?owner=acme&repo=payments\"}|Service: payments",
        "{\"name\":3}|Service: 3",
        "{}|Service"
      })
  void namesWhatIsMade(String parameters, String title) {
    assertThat(RunTitle.of("Service", JsonMapper.shared().readTree(parameters))).isEqualTo(title);
  }
}
