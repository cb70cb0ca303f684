package dev.formwork.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.formwork.api.HttpCalls.Answer;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Templates that a test writes as YAML and uploads as anybody would. */
final class TestTemplates {

  private final HttpCalls calls;

  TestTemplates(HttpCalls calls) {
    this.calls = calls;
  }

  /** Adds a template whose `spec` goes on after `type` and `owner`; answers its reference. */
  String add(String name, String spec) {
    Answer answer = upload(Map.of("template.yaml", yaml(name, spec)));
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
    return answer.json().path("ref").stringValue();
  }

  static String yaml(String name, String spec) {
    return """
    apiVersion: scaffolder.backstage.io/v1beta3
    kind: Template
    metadata:
      name: %s
      title: The %s template
      description: For tests
    spec:
      type: service
      owner: team-a
    %s"""
        .formatted(name, name, spec.indent(2));
  }

  /** Uploads texts by their paths. */
  Answer upload(Map<String, String> files) {
    List<Map<String, Object>> encoded =
        files.entrySet().stream()
            .map(
                file ->
                    Map.<String, Object>of(
                        "path",
                        file.getKey(),
                        "content",
                        Base64.getEncoder().encodeToString(file.getValue().getBytes(UTF_8))))
            .toList();
    return calls.post(
        "/api/formwork/v1/templates", HttpCalls.JSON.writeValueAsString(Map.of("files", encoded)));
  }
}
