package dev.formwork.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Two people with a portal each, on the same database and Temporal server; one for all tests of
 * this JVM. The worker has the action {@link Gate}.
 */
final class Team {

  private static Team shared;

  private final Path folder;
  private final Servers servers;
  private final Path gates;
  private final Person ada;
  private final Person bob;

  /** Someone with a portal of their own. */
  record Person(String ref, URI portal, ApiClient api) {}

  private Team() throws IOException {
    folder = Files.createTempDirectory("team");
    servers = Servers.start(folder);
    gates = servers.folder("gates");
    WorkerProcess worker =
        WorkerProcess.start(
            servers,
            "team",
            "--spring.main.sources=" + Gates.class.getName(),
            "--formwork.test.gates=" + gates);
    ApiProcess first = api(servers.url(), "ada");
    URI second = URI.create("http://127.0.0.1:" + Ports.anyFree());
    ApiProcess other = api(second, "bob");
    worker.ready();
    ada = new Person("user:default/ada", servers.url(), new ApiClient(servers.url()));
    bob = new Person("user:default/bob", second, new ApiClient(second));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  worker.kill();
                  first.kill();
                  other.kill();
                  servers.close();
                }));
  }

  static synchronized Team shared() {
    if (shared == null) {
      try {
        shared = new Team();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shared;
  }

  private ApiProcess api(URI address, String name) {
    return ApiProcess.at(
        address,
        servers,
        "--formwork.identity.local-user.ref=user:default/" + name,
        "--formwork.identity.local-user.name="
            + name.substring(0, 1).toUpperCase()
            + name.substring(1),
        "--formwork.temporal.ui-url=" + servers.temporalUi());
  }

  Person ada() {
    return ada;
  }

  Person bob() {
    return bob;
  }

  /** Adds a template whose `spec` goes on after `type` and `owner`; answers its reference. */
  String template(String name, String spec) {
    String yaml =
        """
        apiVersion: scaffolder.backstage.io/v1beta3
        kind: Template
        metadata: {name: %s, title: Ledger service}
        spec:
          type: service
          owner: group:default/payments
          parameters:
            required: [name]
            properties: {name: {type: string}}
        """
                .formatted(name)
            + spec.indent(2);
    Map<String, String> file =
        Map.of(
            "path",
            "template.yaml",
            "content",
            Base64.getEncoder().encodeToString(yaml.getBytes(UTF_8)));
    ApiClient.Answer answer =
        ada.api().post("/api/formwork/v1/templates", Map.of("files", List.of(file)));
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
    return answer.json().path("ref").asText();
  }

  /** Starts a run as Ada; answers its id. */
  String launch(String template, String name) {
    ApiClient.Answer answer =
        ada.api()
            .post(
                "/api/scaffolder/v2/tasks",
                Map.of("templateRef", template, "values", Map.of("name", name)));
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
    return answer.json().path("id").asText();
  }

  /** The run as soon as it is in this phase. */
  JsonNode await(String id, String phase) {
    return await(id, run -> run.path("phase").asText().equals(phase));
  }

  JsonNode await(String id, Predicate<JsonNode> wanted) {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
    JsonNode run = ada.api().run(id);
    while (!wanted.test(run)) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("The run is still " + run.toPrettyString());
      }
      FormworkProcess.sleep();
      run = ada.api().run(id);
    }
    return run;
  }

  /** Directs a {@link Gate} by one of its files. */
  void order(String file) {
    try {
      Files.writeString(gates.resolve(file), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes an order back. */
  void release(String file) {
    try {
      Files.deleteIfExists(gates.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
