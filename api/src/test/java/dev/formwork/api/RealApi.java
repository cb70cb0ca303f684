package dev.formwork.api;

import dev.formwork.integrations.postgres.PostgresRunJournal;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import dev.formwork.workflows.interpreter.TemplateRunWorkflow;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process on a real Temporal server, with a worker and a journal that a test may take away. */
final class RealApi implements AutoCloseable {

  private final TemporalDevServer server;
  private final EmbeddedPostgres postgres;
  private final WorkflowClient client;
  private final ScriptedSteps steps;
  private final ConfigurableApplicationContext context;
  private @Nullable WorkerFactory workers;
  private volatile boolean journalIsDown;

  private RealApi(TemporalDevServer server, Map<String, String> settings) throws IOException {
    this.server = server;
    postgres = EmbeddedPostgres.builder().start();
    client = server.client(RunDataConverter.of(Keyring.parse(RunningApi.KEY)));
    PostgresRunJournal journal = new PostgresRunJournal(postgres.getPostgresDatabase());
    steps =
        new ScriptedSteps(
            (run, events) -> {
              if (!journalIsDown) {
                journal.record(run, events);
              }
            });
    context = process(settings);
    RunningApi.offerActions(postgres.getPostgresDatabase());
    startWorker();
  }

  /** Starts everything; skips the test where there is no Temporal server. */
  static RealApi start(Map<String, String> settings) throws IOException {
    return new RealApi(TemporalDevServer.start(), settings);
  }

  /** Another process of the API on the same servers. */
  ConfigurableApplicationContext process(Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("server.port", "0");
    all.put("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
    all.put("spring.datasource.username", "postgres");
    all.put("spring.main.banner-mode", "off");
    all.put("formwork.keyring", RunningApi.KEY);
    all.put("formwork.temporal.target", server.target());
    all.put("formwork.runs.start-interval", "200ms");
    all.putAll(settings);
    return ApiApplication.builder()
        .run(
            all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new));
  }

  void startWorker() {
    startWorker(TemplateRunWorkflow.class);
  }

  /** Starts a worker whose workflow code is this class. */
  void startWorker(Class<?> workflow) {
    WorkerFactory started = WorkerFactory.newInstance(client);
    Worker worker = started.newWorker(TemplateRun.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(workflow);
    worker.registerActivitiesImplementations(steps);
    started.start();
    workers = started;
  }

  void stopWorker() {
    if (workers != null) {
      workers.shutdownNow();
      workers = null;
    }
  }

  /** Loses all that workers tell from now on, or takes it again. */
  void journal(boolean isDown) {
    journalIsDown = isDown;
  }

  HttpCalls calls() {
    return RunningApi.calls(context);
  }

  TestTemplates templates() {
    return new TestTemplates(calls());
  }

  ScriptedSteps steps() {
    return steps;
  }

  WorkflowClient temporal() {
    return client;
  }

  JdbcClient database() {
    return JdbcClient.create(postgres.getPostgresDatabase());
  }

  @Override
  public void close() throws IOException {
    context.close();
    stopWorker();
    server.close();
    postgres.close();
  }
}
