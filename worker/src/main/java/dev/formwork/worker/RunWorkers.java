package dev.formwork.worker;

import dev.formwork.activities.action.ActionActivity;
import dev.formwork.activities.dryrun.AnsweredDryRuns;
import dev.formwork.workflows.ApprovalTelling;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoPages;
import io.temporal.client.WorkflowClient;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The Temporal workers of this process. They start last and stop first, and stopping waits for the
 * steps under way: without that wait the result of a step that is just ending would be lost and the
 * step run again after its timeout.
 */
final class RunWorkers implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RunWorkers.class);

  /** A second, as shipped, is not enough for the first run of a process on a busy machine. */
  private static final Duration DEADLOCK_AFTER = Duration.ofSeconds(10);

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final ActionActivity activity;
  private final AnsweredDryRuns dryRuns;
  private final ApprovalTelling telling;
  private final UndoPages undoPages;
  private final List<WorkerInterceptor> watchers;
  private final WorkerSettings.Temporal settings;
  private final DeployedBuild build;
  private volatile WorkerFactory factory;

  RunWorkers(
      WorkflowServiceStubs stubs,
      WorkflowClient client,
      ActionActivity activity,
      AnsweredDryRuns dryRuns,
      ApprovalTelling telling,
      UndoPages undoPages,
      List<WorkerInterceptor> watchers,
      WorkerSettings.Temporal settings) {
    this.stubs = stubs;
    this.client = client;
    this.activity = activity;
    this.dryRuns = dryRuns;
    this.telling = telling;
    this.undoPages = undoPages;
    this.watchers = List.copyOf(watchers);
    this.settings = settings;
    this.build = new DeployedBuild(stubs, settings.namespace(), settings.versioning());
    this.factory = newFactory();
  }

  private WorkerFactory newFactory() {
    WorkerFactory made =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkflowCacheSize(settings.cachedRuns())
                .setWorkerInterceptors(watchers.toArray(WorkerInterceptor[]::new))
                .build());
    WorkerOptions.Builder options =
        WorkerOptions.newBuilder()
            .setUsingVirtualThreads(true)
            .setDefaultDeadlockDetectionTimeout(DEADLOCK_AFTER.toMillis())
            .setMaxConcurrentActivityExecutionSize(settings.concurrentSteps());
    build.mark(options);
    Worker worker = made.newWorker(TemplateRun.TASK_QUEUE, options.build());
    worker.registerWorkflowImplementationTypes(WorkerApplication.workflows());
    worker.registerActivitiesImplementations(activity, dryRuns, telling, undoPages);
    return made;
  }

  @Override
  public synchronized void start() {
    if (factory.isShutdown()) {
      factory = newFactory();
    }
    factory.start();
    build.announce();
    log.atInfo()
        .addKeyValue("target", settings.target())
        .addKeyValue("namespace", settings.namespace())
        .log("Worker takes runs");
  }

  @Override
  public synchronized void stop() {
    build.close();
    factory.shutdown();
    factory.awaitTermination(settings.drain().toMillis(), TimeUnit.MILLISECONDS);
    boolean drained = factory.isTerminated();
    if (!drained) {
      factory.shutdownNow();
    }
    log.atInfo().addKeyValue("drained", drained).log("Worker stopped");
    stubs.shutdown();
    stubs.awaitTermination(5, TimeUnit.SECONDS);
    activity.close();
  }

  @Override
  public boolean isRunning() {
    return factory.isStarted() && !factory.isShutdown();
  }

  /** After the data source and the web server when starting, before them when stopping. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 100;
  }
}
