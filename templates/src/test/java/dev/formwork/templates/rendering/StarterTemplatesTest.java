package dev.formwork.templates.rendering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.templates.ParameterValidation;
import dev.formwork.templates.TemplateReader;
import dev.formwork.templates.TemplateReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class StarterTemplatesTest {

  @TempDir Path target;

  @Test
  void makesAJavaService() throws IOException {
    render("java-service", Map.of());

    String code = "src/main/java/org/example/payments/";
    String tests = "src/test/java/org/example/payments/";
    assertThat(files())
        .containsExactly(
            ".dockerignore",
            ".editorconfig",
            ".github/workflows/ci.yaml",
            ".gitignore",
            ".java-version",
            "Dockerfile",
            "README.md",
            "catalog-info.yaml",
            "compose.yaml",
            "deploy/deployment.yaml",
            "deploy/service.yaml",
            "docs/index.md",
            "docs/operations.md",
            "mkdocs.yml",
            "pom.xml",
            code + "PaymentsApplication.java",
            code + "greeting/Greeting.java",
            code + "greeting/GreetingController.java",
            code + "greeting/Greetings.java",
            code + "greeting/JdbcGreetings.java",
            "src/main/resources/application.yaml",
            "src/main/resources/db/migration/V1__greeting.sql",
            tests + "greeting/GreetingControllerTest.java",
            tests + "greeting/InMemoryGreetings.java");
    assertThat(text("pom.xml"))
        .contains("<artifactId>payments</artifactId>", "<java.version>17</java.version>");
    assertThat(text(".github/workflows/ci.yaml")).contains("${{ github.sha }}");
  }

  @Test
  void makesAStaticSite() throws IOException {
    render("static-site", Map.of());

    assertThat(files())
        .containsExactly(
            ".editorconfig",
            ".github/workflows/pages.yaml",
            ".gitignore",
            "README.md",
            "catalog-info.yaml",
            "site/404.html",
            "site/index.html",
            "site/style.css");
    assertThat(text("site/index.html"))
        .contains(
            "<p>How we work, &amp; whom to ask.</p>",
            "<li><a href=\"#how-we-review\">How we review</a></li>",
            "<section id=\"getting-started\">");
    assertThat(text("site/style.css")).contains("--accent: #1a7f37;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java-service", "static-site"})
  void leavesNoTagBehind(String template) throws IOException {
    render(template, Map.of());

    for (String file : files()) {
      assertThat(text(file).replace("${{", "")).as(file).doesNotContain("{{");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Simple.",
        "With: a colon, 'quotes', \"more\" and a # sign",
        "<b>&amp;</b> */ }} {{ ${x} @y@",
        "- starts like a list",
        "Two\nlines",
        "*",
      })
  void writesEntitiesThatAreValidYamlWhateverTheDescription(String description) throws IOException {
    render("java-service", Map.of("description", description));

    Map<?, ?> component = documents("catalog-info.yaml").getFirst();
    assertThat(((Map<?, ?>) component.get("metadata")).get("description")).isEqualTo(description);
    assertThat(documents("mkdocs.yml").getFirst().get("site_description")).isEqualTo(description);
  }

  @ParameterizedTest
  @ValueSource(strings = {"payments", "class", "a1-b2", "new-2nd-one"})
  void makesValidYamlWhateverTheName(String name) throws IOException {
    render("java-service", Map.of("name", name));

    for (String file :
        List.of(
            "catalog-info.yaml",
            "mkdocs.yml",
            "compose.yaml",
            "deploy/deployment.yaml",
            "deploy/service.yaml",
            "src/main/resources/application.yaml")) {
      assertThat(documents(file)).as(file).isNotEmpty();
    }
    assertThat(documents("catalog-info.yaml"))
        .extracting(entity -> String.valueOf(entity.get("kind")))
        .containsExactly("Component", "Resource");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java-service", "static-site"})
  void readsWithoutAFaultAndTakesItsSampleAnswers(String template) throws IOException {
    String yaml = Files.readString(StarterTemplates.folder(template).resolve("template.yaml"));

    TemplateReading reading = TemplateReader.read(yaml, "template.yaml");

    assertThat(reading.faults()).isEmpty();
    assertThat(
            ParameterValidation.validate(
                requireNonNull(reading.definition()), StarterTemplates.sampleAnswers(template)))
        .isEmpty();
  }

  @Test
  void asksForEverythingOnTheLocalHost() {
    Map<String, Object> inputs =
        StarterTemplates.inputs("java-service", StarterTemplates.sampleAnswers("java-service"));

    assertThat(inputs).containsOnlyKeys("fetch", "publish", "claim", "register", "slack", "mail");
    assertThat(StarterTemplates.map(inputs.get("claim")))
        .containsEntry("name", "payments-database")
        .containsEntry(
            "gitops",
            Map.of(
                "repoUrl", "local?owner=platform&repo=claims",
                "path", "claims/payments/database.yaml"));
    assertThat(StarterTemplates.map(inputs.get("register")))
        .containsEntry("repoContentsUrl", "https://git.example.org/publish");
    assertThat(inputs.toString()).doesNotContain("${{");
  }

  @Test
  void asksForEverythingOnGithub() {
    Map<String, Object> answers =
        new LinkedHashMap<>(StarterTemplates.sampleAnswers("java-service"));
    answers.put("repoUrl", "github.com?owner=acme&repo=payments");
    answers.keySet().removeAll(List.of("slackChannel", "notifyEmail", "system"));

    Map<String, Object> inputs = StarterTemplates.inputs("java-service", answers);

    assertThat(inputs).containsOnlyKeys("fetch", "publish-github", "claim", "register");
    assertThat(StarterTemplates.map(inputs.get("publish-github")))
        .containsEntry("secrets", Map.of("REGISTRY_TOKEN", "s3cret"));
    assertThat(StarterTemplates.map(StarterTemplates.map(inputs.get("claim")).get("gitops")))
        .containsEntry("repoUrl", "github.com?owner=acme&repo=platform-claims");
    assertThat(StarterTemplates.map(inputs.get("register")))
        .containsEntry("repoContentsUrl", "https://git.example.org/publish-github");
    assertThat(inputs.toString()).doesNotContain("${{");
  }

  @Test
  void linksAComponentOnGithubToItsRepository() throws IOException {
    render("java-service", Map.of("repoUrl", "github.com?owner=acme&repo=payments"));

    assertThat(text("catalog-info.yaml")).contains("github.com/project-slug: acme/payments");
    assertThat(text("deploy/deployment.yaml")).contains("image: ghcr.io/acme/payments:latest");
  }

  private void render(String template, Map<String, Object> changes) {
    Map<String, Object> answers = new LinkedHashMap<>(StarterTemplates.sampleAnswers(template));
    answers.putAll(changes);
    StarterTemplates.render(template, answers, target);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(target)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> target.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(target.resolve(file));
  }

  private List<Map<?, ?>> documents(String file) throws IOException {
    List<Map<?, ?>> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(text(file))
        .forEach(document -> documents.add((Map<?, ?>) document));
    return documents;
  }
}
