package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import org.junit.jupiter.api.Test;

/** What holds for every route. */
class ServerIT {

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();

  @Test
  void describesItsNativeApi() {
    Answer answer = calls.get("/api/formwork/v1/openapi.json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("openapi").stringValue()).startsWith("3.1");
    System.out.println(answer.json().toPrettyString());
    assertThat(answer.json().path("paths").propertyNames())
        .contains("/api/formwork/v1/runs/{id}", "/api/formwork/v1/templates")
        .allMatch(path -> path.startsWith("/api/formwork/v1/"));
  }

  @Test
  void listsActions() {
    Answer answer = calls.get("/api/scaffolder/v2/actions");
    System.out.println(answer.text());
    assertThat(answer.status()).isEqualTo(200);
  }
}
