package dev.formwork.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.deployment.v1.WorkerDeploymentVersionInfo;
import io.temporal.api.enums.v1.VersionDrainageStatus;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentVersionRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This build as Temporal knows it. A build that is new there becomes the current one, which gets
 * all new runs; one that was current before does not by itself, so that an old pod which starts
 * again during a rollout takes nothing back.
 */
final class DeployedBuild implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DeployedBuild.class);

  /** Temporal learns of a build with its first polls. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final WorkflowServiceStubs stubs;
  private final String namespace;
  private final VersioningSettings settings;
  private @Nullable Thread announcing;

  DeployedBuild(WorkflowServiceStubs stubs, String namespace, VersioningSettings settings) {
    this.stubs = stubs;
    this.namespace = namespace;
    this.settings = settings;
  }

  /** Marks the worker's polls with this build, when versioning is on. */
  void mark(WorkerOptions.Builder options) {
    if (!settings.enabled()) {
      return;
    }
    options.setDeploymentOptions(
        WorkerDeploymentOptions.newBuilder()
            .setUseVersioning(true)
            .setVersion(new WorkerDeploymentVersion(settings.deployment(), buildId()))
            .setDefaultVersioningBehavior(settings.forTemporal())
            .build());
  }

  /** Makes this build the current one when it is new, in the background and until it is done. */
  synchronized void announce() {
    if (settings.enabled()) {
      announcing = Thread.ofVirtual().name("deployed-build").start(this::announceUntilDone);
    }
  }

  private void announceUntilDone() {
    boolean warned = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (announceNow()) {
          return;
        }
      } catch (StatusRuntimeException e) {
        if (!warned) {
          log.atWarn()
              .addKeyValue("build", buildId())
              .addKeyValue("reason", e.getMessage())
              .log("This build could not be made the current one; it is tried again");
          warned = true;
        }
      }
      if (!pause()) {
        return;
      }
    }
  }

  /** Whether nothing is left to do. */
  private boolean announceNow() {
    try {
      if (wasActive()) {
        log.atInfo()
            .addKeyValue("build", buildId())
            .log("Build is known to Temporal; the current build stays as it is");
        return true;
      }
      stubs
          .blockingStub()
          .setWorkerDeploymentCurrentVersion(
              SetWorkerDeploymentCurrentVersionRequest.newBuilder()
                  .setNamespace(namespace)
                  .setDeploymentName(settings.deployment())
                  .setBuildId(buildId())
                  .build());
      log.atInfo().addKeyValue("build", buildId()).log("Build is the current one");
      return true;
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      if (code == Status.Code.NOT_FOUND || code == Status.Code.FAILED_PRECONDITION) {
        return false;
      }
      throw e;
    }
  }

  /** Servers before 1.30 do not tell when a build was first active, only what it is or was. */
  private boolean wasActive() {
    WorkerDeploymentVersionInfo known =
        stubs
            .blockingStub()
            .describeWorkerDeploymentVersion(
                DescribeWorkerDeploymentVersionRequest.newBuilder()
                    .setNamespace(namespace)
                    .setDeploymentVersion(
                        io.temporal.api.deployment.v1.WorkerDeploymentVersion.newBuilder()
                            .setDeploymentName(settings.deployment())
                            .setBuildId(buildId()))
                    .build())
            .getWorkerDeploymentVersionInfo();
    return known.hasFirstActivationTime()
        || known.hasCurrentSinceTime()
        || known.hasRampingSinceTime()
        || known.getDrainageInfo().getStatus()
            != VersionDrainageStatus.VERSION_DRAINAGE_STATUS_UNSPECIFIED;
  }

  private String buildId() {
    return String.valueOf(settings.buildId());
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public synchronized void close() {
    if (announcing != null) {
      announcing.interrupt();
    }
  }
}
