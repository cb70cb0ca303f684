package dev.formwork.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.formwork.integrations.TestDatabase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What a worker serves to Prometheus after a run, against the page that names it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

  private static final String KEY = "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String RUN = "01935f00-0000-7000-8000-000000000001";

  @TempDir Path folder;

  private TemporalDevServer temporal;
  private ConfigurableApplicationContext worker;
  private String scrape;

  @BeforeAll
  void runATemplateThatFails() throws Exception {
    DataSource database = TestDatabase.fresh();
    TestDatabase.insertRun(database, RUN);
    temporal = TemporalDevServer.start();
    worker = start(database);
    RunRequest request = request();
    TemplateRun run =
        temporal
            .client(RunDataConverter.of(Keyring.parse(KEY)))
            .newWorkflowStub(TemplateRun.class, RunStart.options(request));
    WorkflowClient.start(run::run, request);
    WorkflowStub.fromTyped(run).getResult(60, TimeUnit.SECONDS, RunView.class);
    scrape = awaitPromised();
    Files.writeString(Path.of("target/scrape.txt"), scrape);
  }

  private ConfigurableApplicationContext start(DataSource database) throws SQLException {
    String url;
    try (var connection = database.getConnection()) {
      url = connection.getMetaData().getURL();
    }
    return WorkerApplication.builder()
        .run(
            "--server.port=0",
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=postgres",
            "--formwork.keyring=" + KEY,
            "--formwork.temporal.target=" + temporal.target(),
            "--formwork.workspace.directory=" + folder);
  }

  private static RunRequest request() throws JsonProcessingException {
    return RunDataConverter.mapper()
        .readValue(
            """
            {"runId": "%s", "interpreterVersion": 3, "templateRef": "template:default/java-service",
             "templateTitle": "Java service", "templateDigest": "sha256:abc",
             "spec": {"onFailure": "UNDO", "output": {}, "steps": [
               {"id": "publish", "name": "Say it", "action": "debug:log", "undo": "AUTO",
                "input": {"message": "Hello"}},
               {"id": "register", "name": "Fetch it", "action": "fetch:plain", "undo": "AUTO",
                "input": {"url": "https://nowhere.example/x"}}]},
             "parameters": {}, "initiator": {"ref": "user:default/ada", "name": "Ada"},
             "secretNames": [], "environment": {}, "hosts": {}, "createdAt": "2026-11-21T12:00:00Z",
             "actions": {
               "debug:log": {"attemptTimeout": "PT1M", "stepTimeout": "PT10M", "attempts": 1,
                 "backoff": "PT1S"},
               "fetch:plain": {"attemptTimeout": "PT1M", "stepTimeout": "PT10M", "attempts": 1,
                 "backoff": "PT1S"}}}
            """
                .formatted(RUN),
            RunRequest.class);
  }

  /** What the page names for this process, whatever has happened. */
  private static List<String> promised() {
    return Documented.metrics().values().stream()
        .filter(row -> row.process().equals("worker") || row.process().equals("both"))
        .filter(Documented.Row::isAlwaysThere)
        .map(Documented.Row::name)
        .toList();
  }

  /** Temporal's own metrics are reported now and then, and not all at once. */
  private String awaitPromised() throws IOException, InterruptedException {
    String port = worker.getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
            .build();
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (true) {
        String text = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        if (hasAll(text) || System.nanoTime() > until) {
          return text;
        }
        Thread.sleep(200);
      }
    }
  }

  private static boolean hasAll(String text) {
    return text.contains("temporal_workflow_completed_total")
        && promised().stream().allMatch(name -> text.contains("# TYPE " + name + " "));
  }

  @AfterAll
  void stop() {
    if (worker != null) {
      worker.close();
    }
    if (temporal != null) {
      temporal.close();
    }
  }

  private Set<String> served() {
    return scrape
        .lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" ")[2])
        .collect(Collectors.toSet());
  }

  @Test
  void servesEveryMetricThatThePageNames() {
    assertThat(promised()).hasSizeGreaterThan(8);
    assertThat(served()).containsAll(promised());
  }

  @Test
  void servesNoMetricOfOursThatThePageDoesNotName() {
    assertThat(served())
        .filteredOn(name -> name.startsWith("formwork_") && !name.endsWith("_max"))
        .isSubsetOf(Documented.metrics().keySet());
  }

  @Test
  void tellsHowStepsUndosAndRunsEnded() {
    assertThat(scrape)
        .contains(
            "formwork_steps_seconds_count{action=\"debug:log\",outcome=\"succeeded\"} 1",
            "formwork_steps_seconds_count{action=\"fetch:plain\",outcome=\"InvalidInput\"} 1",
            "formwork_undos_seconds_count{action=\"debug:log\",outcome=\"succeeded\"} 1",
            "formwork_source_fetches_seconds_count{host=\"nowhere.example\",outcome=\"InvalidInput\"} 1",
            "formwork_runs_ended_total{outcome=\"undone\",template=\"template:default/java-service\"} 1")
        .containsPattern("formwork_steps_seconds_bucket\\{action=\"debug:log\"[^}]*le=\"0.5\"} 1");
  }
}
