package dev.formwork.worker.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The real Helm on the chart of this house. */
final class Helm {

  static final Path CHART = Path.of("../helm/formwork");

  private static final String PROGRAM = "helm-3.21.4";
  private static final String KUBERNETES = "1.35.4";

  private final String program;
  private final Path scratch;

  private Helm(String program, Path scratch) {
    this.program = program;
    this.scratch = scratch;
  }

  /** What Helm said. */
  record Answer(int exitCode, String output, String complaints) {}

  /** Finds Helm, or skips the test with the reason. */
  static Helm find(Path scratch) {
    String path = System.getenv().getOrDefault("PATH", "");
    String found =
        Stream.concat(
                Stream.of(cache().resolve("bin").resolve(PROGRAM)),
                Stream.of(path.split(":")).map(folder -> Path.of(folder, "helm")))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst()
            .orElse("");
    Assumptions.assumeFalse(
        found.isEmpty(),
        "Helm is neither on the PATH nor built (%s). Run .ci/servers with Go 1.25 or newer on the PATH."
            .formatted(cache().resolve("bin").resolve(PROGRAM)));
    return new Helm(found, scratch);
  }

  static Stream<Path> valueFiles() {
    try (Stream<Path> files = Files.list(CHART.resolve("ci"))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer lint(Path values) {
    return run(List.of("lint", "--strict", CHART.toString(), "--values", values.toString()));
  }

  Answer template(Path values, String... sets) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "template",
                "trial",
                CHART.toString(),
                "--namespace",
                "forms",
                "--values",
                values.toString()));
    for (String set : sets) {
      arguments.addAll(List.of("--set", set));
    }
    return run(arguments);
  }

  /** The objects of a rendered chart. */
  @SuppressWarnings("unchecked")
  List<Map<String, Object>> objects(Path values) {
    Answer answer = template(values);
    if (answer.exitCode() != 0) {
      throw new AssertionError(answer.complaints());
    }
    List<Map<String, Object>> objects = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(answer.output())
        .forEach(
            document -> {
              if (document != null) {
                objects.add((Map<String, Object>) document);
              }
            });
    return objects;
  }

  private Answer run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    command.addAll(List.of("--kube-version", KUBERNETES));
    try {
      Path complaints = Files.createTempFile(scratch, "helm", ".err");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaints.toFile());
      builder.environment().put("HELM_CACHE_HOME", scratch.resolve("helm").toString());
      builder.environment().put("HELM_CONFIG_HOME", scratch.resolve("helm").toString());
      builder.environment().put("HELM_DATA_HOME", scratch.resolve("helm").toString());
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes());
      return new Answer(process.waitFor(), output, Files.readString(complaints));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path cache() {
    String own = System.getenv("FORMWORK_CACHE");
    if (own != null) {
      return Path.of(own);
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    return (xdg == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg))
        .resolve("formwork");
  }
}
