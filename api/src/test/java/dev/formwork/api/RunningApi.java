package dev.formwork.api;

import dev.formwork.activities.action.ActionManifest;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.dryrun.AnsweredDryRuns;
import dev.formwork.activities.dryrun.DryRun;
import dev.formwork.activities.port.catalog.InMemoryEntityCatalog;
import dev.formwork.activities.port.fetch.InMemorySourceReader;
import dev.formwork.api.identity.CurrentUser;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.catalog.location.LocationReader;
import dev.formwork.integrations.postgres.PostgresActionManifests;
import dev.formwork.integrations.postgres.PostgresDryRunCalls;
import dev.formwork.integrations.postgres.PostgresRunJournal;
import dev.formwork.integrations.postgres.PostgresUndoLogs;
import dev.formwork.integrations.postgres.SecretCipher;
import dev.formwork.workflows.RunSearchAttributes;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.dryrun.TemplateDryRunWorkflow;
import dev.formwork.workflows.interpreter.RunUndoWorkflow;
import dev.formwork.workflows.interpreter.TemplateRunWorkflow;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The process as it runs, one for all tests of this JVM: database, Temporal server and worker. */
final class RunningApi {

  static final String KEY = "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private static RunningApi shared;

  private final EmbeddedPostgres postgres;
  private final TestWorkflowEnvironment temporal;
  private final TestLocations locations = new TestLocations();
  private final ScriptedSteps steps;
  private final ConfigurableApplicationContext context;

  private RunningApi() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    temporal = temporal();
    PostgresRunJournal journal = new PostgresRunJournal(postgres.getPostgresDatabase());
    steps = new ScriptedSteps(journal::record);
    Worker worker = temporal.newWorker(TemplateRun.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(
        TemplateRunWorkflow.class, TemplateDryRunWorkflow.class, RunUndoWorkflow.class);
    worker.registerActivitiesImplementations(
        steps,
        dryRuns(),
        new PostgresUndoLogs(postgres.getPostgresDatabase(), new SecretCipher(Keyring.parse(KEY))));
    context = start(Map.of());
    offerActions(postgres.getPostgresDatabase());
    temporal.start();
  }

  static synchronized RunningApi shared() {
    if (shared == null) {
      try {
        shared = new RunningApi();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return shared;
  }

  /** Another process of the API on the same servers. */
  ConfigurableApplicationContext start(Map<String, String> settings) {
    return start(settings, true, Permissions.ALL);
  }

  /** Another process of the API with these settings, in which not everything is allowed. */
  ConfigurableApplicationContext start(Map<String, String> settings, Permissions permissions) {
    return start(settings, true, permissions);
  }

  /** Another process of the API in which not everything is allowed. */
  ConfigurableApplicationContext start(Permissions permissions) {
    return start(Map.of(), true, permissions);
  }

  /** Another process of the API that reaches the database and no Temporal server. */
  ConfigurableApplicationContext startWithoutTemporal(Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("formwork.temporal.target", "127.0.0.1:1");
    all.put("formwork.temporal.patience", "1s");
    return start(all, false, Permissions.ALL);
  }

  private ConfigurableApplicationContext start(
      Map<String, String> settings, boolean withTemporal, Permissions permissions) {
    return start(settings, withTemporal, permissions, null);
  }

  /** Another process of the API where this person is signed in. */
  ConfigurableApplicationContext startFor(User user) {
    return start(Map.of(), true, Permissions.ALL, user);
  }

  private ConfigurableApplicationContext start(
      Map<String, String> settings,
      boolean withTemporal,
      Permissions permissions,
      @Nullable User signedIn) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("server.port", "0");
    all.put("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
    all.put("spring.datasource.username", "postgres");
    all.put("formwork.keyring", KEY);
    all.put("formwork.temporal.ui-url", "http://127.0.0.1:8233");
    all.put("formwork.runs.start-interval", "300ms");
    all.put("formwork.runs.poll-interval", "1s");
    all.put("spring.main.banner-mode", "off");
    all.putAll(settings);
    SpringApplicationBuilder builder = ApiApplication.builder();
    builder.initializers(
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          if (withTemporal) {
            beans.registerBean(
                "testStubs",
                WorkflowServiceStubs.class,
                temporal::getWorkflowServiceStubs,
                bean -> bean.setDestroyMethodName(""));
          }
          if (signedIn != null) {
            beans.registerBean("testUser", CurrentUser.class, () -> request -> signedIn);
          }
          beans.registerBean("testPermissions", Permissions.class, () -> permissions);
          beans.registerBean("testLocations", LocationReader.class, () -> locations);
        });
    String[] arguments =
        all.entrySet().stream()
            .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
            .toArray(String[]::new);
    return builder.run(arguments);
  }

  private static TestWorkflowEnvironment temporal() {
    TestWorkflowEnvironment environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(RunDataConverter.of(Keyring.parse(KEY)))
                        .build())
                .build());
    RunSearchAttributes.types().forEach(environment::registerSearchAttribute);
    return environment;
  }

  /** Publishes what {@link ScriptedSteps} and the workflow can do, as a worker does. */
  static void offerActions(DataSource database) {
    PostgresActionManifests manifests = new PostgresActionManifests(database);
    List.of("test:ok", "test:fail", "test:flaky", "test:stuck", "test:hold", "test:slow")
        .forEach(action -> manifests.publish(List.of(manifest(action))));
    List.of("approval:request", "wait:signal", "wait:duration")
        .forEach(action -> manifests.publish(List.of(manifest(action))));
  }

  /** Dry runs as a worker carries them out. */
  private AnsweredDryRuns dryRuns() throws IOException {
    ActionManifest unsupported =
        new ActionManifest(
            "test:made-up",
            "For tests.",
            Map.of("type", "object"),
            Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                    "text", Map.of("type", "string"),
                    "count", Map.of("type", "number"),
                    "list", Map.of("type", "array", "items", Map.of("type", "string")))),
            List.of(),
            ActionTraits.defaults());
    return new AnsweredDryRuns(
        new DryRun(
            Map.of("github.com", "github"),
            new InMemorySourceReader(),
            new InMemoryEntityCatalog(target -> List.of()),
            List.of(unsupported),
            Files.createTempDirectory("dry-runs")),
        new PostgresDryRunCalls(
            postgres.getPostgresDatabase(), new SecretCipher(Keyring.parse(KEY))));
  }

  static Map<String, Object> manifest(String id) {
    return Map.of(
        "id",
        id,
        "description",
        "For tests.",
        "examples",
        List.of(),
        "schema",
        Map.of("input", Map.of("type", "object"), "output", Map.of("type", "object")),
        "policy",
        Map.of(
            "attemptTimeout", "PT1M",
            "stepTimeout", "PT10M",
            "heartbeatTimeout", "PT4S",
            "attempts", 2,
            "backoff", "PT0.1S"),
        "undoes",
        id.startsWith("test:"),
        "aliases",
        List.of(id + ":old"));
  }

  TestTemplates templates() {
    return new TestTemplates(calls());
  }

  TestLocations locations() {
    return locations;
  }

  ScriptedSteps steps() {
    return steps;
  }

  DataSource database() {
    return postgres.getPostgresDatabase();
  }

  TestWorkflowEnvironment temporalServer() {
    return temporal;
  }

  HttpCalls calls() {
    return calls(context);
  }

  static HttpCalls calls(ConfigurableApplicationContext context) {
    return new HttpCalls(
        Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
  }
}
