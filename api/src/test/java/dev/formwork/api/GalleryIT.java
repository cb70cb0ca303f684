package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Templates with their revisions, and how they are uploaded. */
class GalleryIT {

  private static final String TEMPLATES = "/api/formwork/v1/templates";
  private static final String STEPS = "steps:\n  - {id: one, action: 'test:ok'}\n";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();

  @Test
  void showsAnUploadedTemplateWithItsReadme() {
    Answer stored =
        api.templates()
            .upload(
                Map.of(
                    "template.yaml",
                    TestTemplates.yaml("gallery", STEPS),
                    "README.md",
                    "# What it makes"));

    JsonNode template = calls.get(TEMPLATES + "/default/gallery").json();
    JsonNode page = calls.get(TEMPLATES + "?q=GALLERY&limit=5").json();

    assertThat(stored.status()).isEqualTo(201);
    assertThat(stored.json().path("ref").stringValue()).isEqualTo("template:default/gallery");
    assertThat(template.path("digest")).isEqualTo(stored.json().path("digest"));
    assertThat(template.path("readme").stringValue()).isEqualTo("# What it makes");
    assertThat(template.path("revisions").size()).isEqualTo(1);
    assertThat(page.path("total").intValue()).isEqualTo(1);
    assertThat(page.path("items").get(0).path("title").stringValue())
        .isEqualTo("The gallery template");
    assertThat(calls.get("/api/catalog/entities/by-name/template/default/gallery").status())
        .isEqualTo(200);
  }

  @Test
  void listsEveryFaultOfABrokenTemplateAndKeepsTheGoodRevision() {
    api.templates().add("broken", STEPS);

    Answer refused =
        api.templates()
            .upload(
                Map.of(
                    "template.yaml",
                    TestTemplates.yaml("broken", "parameters: 3\nsteps:\n  - {id: one}\n")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errorName()).isEqualTo("InputError");
    assertThat(refused.json().path("faults").size()).isGreaterThanOrEqualTo(2);
    assertThat(refused.json().path("faults").get(0).propertyNames())
        .containsExactlyInAnyOrder("path", "line", "column", "message");
    assertThat(calls.get(TEMPLATES + "/default/broken").json().path("digest").isNull()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|input: files",
        "{\"files\":[]}|input: files",
        "{\"files\":[{\"content\":\"\"}]}|files/0/path",
        "{\"files\":[{\"path\":\"a\"}]}|files/0/content",
        "{\"files\":[{\"path\":\"a\",\"content\":\"%%\"}]}|not base64",
        "{\"files\":3}|files must be array"
      })
  void namesWhatIsWrongWithAnUpload(String body, String message) {
    Answer answer = calls.post(TEMPLATES, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains(message);
  }

  @Test
  void saysThatATemplateIsNotThere() {
    Answer answer = calls.get(TEMPLATES + "/default/none");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message()).contains("template:default/none");
  }
}
