package dev.formwork.templates.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds the engine against the recorded answers of Backstage's. The data lies beside the project;
 * `-Dformwork.conformance=DIR` names another place.
 */
class ConformanceTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> HOSTS =
      Map.of(
          "github.com", "github",
          "gitlab.com", "gitlab",
          "dev.azure.com", "azure",
          "bitbucket.org", "bitbucketCloud",
          "bitbucket.example.com", "bitbucketServer",
          "gitea.example.com", "gitea",
          "gerrit.example.com", "gerrit");

  @Test
  void answersAsBackstageDoesButForTheListedCases() throws IOException {
    Path file =
        Path.of(System.getProperty("formwork.conformance", "../../shared/conformance"))
            .resolve("expressions.json");
    assumeTrue(
        Files.exists(file),
        "Skipped: the conformance data is not at "
            + file.toAbsolutePath().normalize()
            + ". Name its folder with -Dformwork.conformance.");
    JsonNode data = JSON.readTree(file.toFile());
    Map<String, String> wrong = new TreeMap<>();
    for (JsonNode example : data.get("cases")) {
      String difference = difference(example, data.get("contexts"));
      if (difference != null) {
        wrong.put(example.get("id").asText(), difference);
      }
    }

    Map<String, String> known = known();
    Map<String, String> unexpected = new TreeMap<>(wrong);
    unexpected.keySet().removeAll(known.keySet());
    assertThat(unexpected).as("cases that fail and are not listed").isEmpty();
    assertThat(wrong.keySet()).as("listed cases that fail").containsAll(known.keySet());
  }

  /** The cases that are known to fail, each with its reason. */
  private static Map<String, String> known() throws IOException {
    Map<String, String> known = new TreeMap<>();
    try (InputStream list = ConformanceTest.class.getResourceAsStream("conformance-gaps.txt")) {
      for (String line : new String(list.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split("\\s+", 2);
          assertThat(parts).as("'%s' has an id and a reason", line).hasSize(2);
          known.put(parts[0], parts[1]);
        }
      }
    }
    return known;
  }

  private static @Nullable String difference(JsonNode example, JsonNode contexts) {
    JsonNode expected = example.get("expected");
    String actual =
        example.get("kind").asText().equals("text")
            ? text(example, contexts)
            : value(example, contexts);
    String wanted = wanted(expected);
    return actual.equals(wanted) || (wanted.equals("error") && actual.startsWith("error"))
        ? null
        : "%s gives %s instead of %s".formatted(example.get("template"), actual, wanted);
  }

  private static String wanted(JsonNode expected) {
    if (expected.has("error")) {
      return "error";
    }
    if (expected.has("special")) {
      return expected.get("special").asText();
    }
    return expected.get("type").asText().equals("undefined")
        ? "undefined"
        : normal(expected.get("value")).toString();
  }

  private static String text(JsonNode example, JsonNode contexts) {
    JsonNode options = example.path("options");
    boolean cookiecutter = options.path("cookiecutterCompat").asBoolean();
    TextRenderer renderer =
        TextRenderer.create(
            HOSTS,
            new TextRenderer.Options(
                options.path("trimBlocks").asBoolean(),
                options.path("lstripBlocks").asBoolean(),
                cookiecutter));
    Map<String, Object> variables = variables(example.get("context"), contexts);
    if (cookiecutter) {
      variables.put("cookiecutter", variables.remove("values"));
    }
    try {
      return JSON.valueToTree(renderer.render(example.get("template").asText(), variables))
          .toString();
    } catch (ExpressionException e) {
      return "error: " + e.getMessage();
    }
  }

  private static String value(JsonNode example, JsonNode contexts) {
    Object tree = JSON.convertValue(example.get("template"), Object.class);
    Map<String, Object> variables = ofRun(variables(example.get("context"), contexts));
    Rendering rendering =
        ValueRenderer.create(HOSTS).render(tree, variables, new StatusFunctions(false));
    if (rendering.isUndefined()) {
      return "undefined";
    }
    if (rendering.value() instanceof Double number && !Double.isFinite(number)) {
      return number.toString();
    }
    return normal(JSON.valueToTree(rendering.value())).toString();
  }

  /** The variables of a step, as the recording's runner made them from the context. */
  private static Map<String, Object> ofRun(Map<String, Object> context) {
    Map<String, Object> variables = new LinkedHashMap<>(context);
    variables.put("environment", Map.of("parameters", Map.of("region", "eu")));
    variables.computeIfPresent("each", (name, value) -> each(value));
    variables.computeIfPresent(
        "steps",
        (name, steps) -> {
          Map<String, Object> outputs = new LinkedHashMap<>();
          ((Map<?, ?>) steps)
              .forEach((id, output) -> outputs.put((String) id, Map.of("output", output)));
          return outputs;
        });
    return variables;
  }

  private static Map<String, Object> each(Object value) {
    Map<String, Object> each = new LinkedHashMap<>();
    each.put("key", "0");
    each.put("value", value);
    return each;
  }

  /** Numbers that are equal in JavaScript become equal here. */
  private static JsonNode normal(JsonNode node) {
    if (node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue())) {
      return JSON.getNodeFactory().numberNode(node.decimalValue().stripTrailingZeros());
    }
    if (node.isObject()) {
      var copy = JSON.createObjectNode();
      node.properties().forEach(entry -> copy.set(entry.getKey(), normal(entry.getValue())));
      return copy;
    }
    if (node.isArray()) {
      var copy = JSON.createArrayNode();
      node.forEach(item -> copy.add(normal(item)));
      return copy;
    }
    return node;
  }

  private static Map<String, Object> variables(JsonNode context, JsonNode contexts) {
    JsonNode tree = context.isTextual() ? contexts.get(context.asText()) : context;
    Map<String, Object> variables = new LinkedHashMap<>();
    tree.properties()
        .forEach(
            entry ->
                variables.put(entry.getKey(), JSON.convertValue(entry.getValue(), Object.class)));
    return variables;
  }
}
