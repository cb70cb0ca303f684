package dev.formwork.activities.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.Steps;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.fetch.InMemorySourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds `fetch:template` and `fetch:plain` against the trees that Backstage's made of the same
 * skeleton. The data lies beside the project; `-Dformwork.conformance=DIR` names another place.
 */
class SkeletonConformanceTest {

  private static final Path DATA =
      Path.of(System.getProperty("formwork.conformance", "../../shared/conformance"));

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> makesTheTreeThatBackstageMakes() throws IOException {
    if (!Files.exists(DATA.resolve("skeleton-rendered.json"))) {
      return Stream.empty();
    }
    JsonNode data = new ObjectMapper().readTree(DATA.resolve("skeleton-rendered.json").toFile());
    return StreamSupport.stream(data.get("variants").spliterator(), false)
        .map(
            variant -> DynamicTest.dynamicTest(variant.get("id").asText(), () -> compare(variant)));
  }

  private void compare(JsonNode variant) throws Exception {
    String id = variant.get("id").asText();
    FolderTemplates template = new FolderTemplates(skeleton(variant, id));
    TestStep step = TestStep.of(TestStep.RUN, texts(variant.path("pre")));
    Map<String, Object> input = new ObjectMapper().convertValue(variant.get("input"), Map.class);

    if (variant.has("error")) {
      Map<String, String> before = step.files();
      assertThatThrownBy(() -> Steps.run(action(id, template), input, step))
          .isInstanceOf(ActionException.class);
      assertThat(step.files()).isEqualTo(before);
      return;
    }
    Steps.run(action(id, template), input, step);

    assertThat(differences(FileFacts.of(step.workspace().root()), expected(variant))).isEmpty();
  }

  private static Action<?, ?> action(String id, FolderTemplates template) {
    var sources = new Sources(template, new InMemorySourceReader());
    return id.equals("fetch:plain")
        ? new FetchPlain(sources)
        : new FetchTemplate(sources, new NunjucksFiles(Map.of()));
  }

  private Path skeleton(JsonNode variant, String id) throws Exception {
    Path template = Files.createDirectories(scratch.resolve(id.replaceAll("\\W", "-")));
    Process tar =
        new ProcessBuilder(
                "tar",
                "-xzpf",
                DATA.resolve("skeleton.tar.gz").toString(),
                "-C",
                template.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    Path skeleton = Files.move(template.resolve("nasty"), template.resolve("skel"));
    for (Map.Entry<String, String> extra : texts(variant.path("extra")).entrySet()) {
      Files.writeString(skeleton.resolve(extra.getKey()), extra.getValue());
    }
    for (JsonNode dropped : variant.path("drop")) {
      FileFacts.delete(skeleton.resolve(dropped.asText()));
    }
    return template;
  }

  private static Map<String, String> texts(JsonNode files) {
    Map<String, String> texts = new LinkedHashMap<>();
    files.properties().forEach(file -> texts.put(file.getKey(), file.getValue().asText()));
    return texts;
  }

  private static Map<String, FileFacts> expected(JsonNode variant) {
    Map<String, FileFacts> expected = new TreeMap<>();
    for (JsonNode entry : variant.get("tree")) {
      String path = entry.get("path").asText();
      expected.put(path, FileFacts.parse(entry));
    }
    return expected;
  }

  private static Map<String, String> differences(
      Map<String, FileFacts> actual, Map<String, FileFacts> expected) {
    Set<String> paths = new TreeSet<>(actual.keySet());
    paths.addAll(expected.keySet());
    Map<String, String> differences = new TreeMap<>();
    for (String path : paths) {
      if (!Objects.equals(actual.get(path), expected.get(path))) {
        differences.put(path, actual.get(path) + " instead of " + expected.get(path));
      }
    }
    return differences;
  }
}
