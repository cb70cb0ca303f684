package dev.formwork.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonBodyTest {

  private final JsonBody body =
      JsonBody.of(
          JsonMapper.shared()
              .readTree(
                  "{\"limit\":\"10\",\"count\":3,\"refs\":[\"a\",1],\"query\":{\"a\":{\"b\":1}}}"));

  @Test
  void readsWithoutCoercion() {
    assertThat(body.count("count")).hasValue(3);
    assertThat(body.texts("refs").orElseThrow()).containsExactly("a", "");
    assertThat(body.map("query").orElseThrow()).containsKey("a");
    assertThatThrownBy(() -> body.count("limit")).hasMessage("request/body/limit must be integer");
  }

  @Test
  void namesWhatIsMissingOrTooMuch() {
    assertThatThrownBy(() -> body.text("target"))
        .hasMessage("request/body must have required property 'target'");
    assertThatThrownBy(() -> body.only("limit", "count", "refs"))
        .hasMessage("request/body must NOT have additional properties: 'query'");
    assertThatThrownBy(() -> JsonBody.of(null)).hasMessage("request/body must be object");
  }
}
