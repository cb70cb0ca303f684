package dev.formwork.templates.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterTemplatesIT {

  @TempDir Path target;

  @Test
  void javaServiceBuildsAndPassesItsTests() throws Exception {
    String maven = maven();
    StarterTemplates.render("java-service", StarterTemplates.sampleAnswers("java-service"), target);

    Built offline = run(maven, "--offline");
    Built built = offline.exitCode() == 0 ? offline : run(maven);

    assertThat(built.exitCode()).as(built.output()).isZero();
    assertThat(target.resolve("target/payments.jar")).isRegularFile();
    assertThat(
            target.resolve(
                "target/surefire-reports/org.example.payments.greeting.GreetingControllerTest.txt"))
        .content()
        .contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0");
  }

  private record Built(int exitCode, String output) {}

  private Built run(String maven, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(maven, "--quiet", "--batch-mode"));
    command.addAll(List.of(options));
    command.add("package");
    Path log = target.resolveSibling(target.getFileName() + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(target.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exitCode = process.waitFor();
    String output = Files.readString(log);
    Files.delete(log);
    return new Built(exitCode, output);
  }

  private static String maven() {
    String path = System.getenv().getOrDefault("PATH", "");
    String found =
        Stream.of(path.split(":"))
            .map(folder -> Path.of(folder, "mvn"))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst()
            .orElse("");
    Assumptions.assumeFalse(
        found.isEmpty(), "There is no mvn on the PATH. Install Maven 3.6.3 or newer.");
    return found;
  }
}
