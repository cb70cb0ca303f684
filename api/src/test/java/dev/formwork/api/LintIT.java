package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What lint says of templates that are sent, and of registered ones. */
class LintIT {

  private static final String TEMPLATES = "/api/formwork/v1/templates";
  private static final String STEPS =
      "steps:\n  - {id: one, action: 'test:ko'}\n  - {id: two, if: false, action: 'test:ok'}\n";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();

  @Test
  void findsFaultsOfFilesThatAreSent() {
    Answer answer = lint(Map.of("template.yaml", TestTemplates.yaml("sent", STEPS)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("findings").values())
        .extracting(LintIT::words)
        .contains("error unknown-action", "warning unreachable-step");
    assertThat(calls.get(TEMPLATES + "/default/sent").status()).isEqualTo(404);
  }

  @Test
  void findsFaultsOfARegisteredTemplate() {
    api.templates().add("linted", STEPS);

    JsonNode findings = calls.get(TEMPLATES + "/default/linted/findings").json().path("findings");

    assertThat(findings.get(0).path("message").stringValue())
        .contains("There is no action 'test:ko'");
    assertThat(findings.get(0).path("file").stringValue()).isEqualTo("template.yaml");
    assertThat(findings.get(0).path("line").intValue()).isPositive();
  }

  @Test
  void refusesPathsThatLeaveTheTemplate() {
    Answer answer = lint(Map.of("../evil.yaml", "x"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("'../evil.yaml' leaves the template");
  }

  @Test
  void saysThatThereIsNothingToLint() {
    assertThat(lint(Map.of("README.md", "x")).message()).contains("no 'template.yaml'");
    assertThat(calls.get(TEMPLATES + "/default/none/findings").status()).isEqualTo(404);
  }

  private static String words(JsonNode finding) {
    return finding.path("severity").stringValue() + " " + finding.path("rule").stringValue();
  }

  private Answer lint(Map<String, String> files) {
    var sent =
        files.entrySet().stream()
            .map(
                file ->
                    Map.of(
                        "path",
                        file.getKey(),
                        "content",
                        Base64.getEncoder()
                            .encodeToString(file.getValue().getBytes(StandardCharsets.UTF_8))))
            .toList();
    return calls.post(
        TEMPLATES + "/lint", HttpCalls.JSON.writeValueAsString(Map.of("files", sent)));
  }
}
