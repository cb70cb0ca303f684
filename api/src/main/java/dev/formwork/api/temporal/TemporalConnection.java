package dev.formwork.api.temporal;

import dev.formwork.workflows.RunSearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Prepares the namespace for runs when the process starts, in the background and until it worked.
 */
final class TemporalConnection implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TemporalConnection.class);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final WorkflowServiceStubs stubs;
  private final TemporalSettings settings;
  private volatile boolean running;
  private volatile Thread preparing = Thread.ofVirtual().unstarted(() -> {});

  TemporalConnection(WorkflowServiceStubs stubs, TemporalSettings settings) {
    this.stubs = stubs;
    this.settings = settings;
  }

  @Override
  public void start() {
    running = true;
    preparing = Thread.ofVirtual().name("temporal-search-attributes").start(this::prepare);
  }

  private void prepare() {
    boolean told = false;
    while (running) {
      try {
        registerSearchAttributes();
        return;
      } catch (StatusRuntimeException failure) {
        if (!told) {
          log.atWarn()
              .addKeyValue("target", settings.target())
              .addKeyValue("status", failure.getStatus())
              .log("Temporal does not answer yet; runs are kept and started when it does");
          told = true;
        }
      }
      try {
        Thread.sleep(AGAIN);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void registerSearchAttributes() {
    OperatorServiceGrpc.OperatorServiceBlockingStub operator =
        OperatorServiceGrpc.newBlockingStub(stubs.getRawChannel())
            .withDeadlineAfter(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    Map<String, IndexedValueType> known = known(operator);
    Map<String, IndexedValueType> missing = new LinkedHashMap<>(RunSearchAttributes.types());
    missing.forEach((name, type) -> warnOfOtherType(name, type, known.get(name)));
    missing.keySet().removeAll(known.keySet());
    if (missing.isEmpty()) {
      return;
    }
    try {
      operator.addSearchAttributes(
          AddSearchAttributesRequest.newBuilder()
              .setNamespace(settings.namespace())
              .putAllSearchAttributes(missing)
              .build());
    } catch (StatusRuntimeException failure) {
      if (failure.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw failure;
      }
    }
    log.atInfo().addKeyValue("names", missing.keySet()).log("Search attributes registered");
  }

  /**
   * What is registered; nothing is known of a server that cannot list, such as the one for tests.
   */
  private Map<String, IndexedValueType> known(
      OperatorServiceGrpc.OperatorServiceBlockingStub operator) {
    try {
      return operator
          .listSearchAttributes(
              ListSearchAttributesRequest.newBuilder().setNamespace(settings.namespace()).build())
          .getCustomAttributesMap();
    } catch (StatusRuntimeException failure) {
      if (failure.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        return Map.of();
      }
      throw failure;
    }
  }

  private void warnOfOtherType(
      String name, IndexedValueType wanted, @Nullable IndexedValueType found) {
    if (found != null && found != wanted) {
      log.atWarn()
          .addKeyValue("name", name)
          .addKeyValue("wanted", wanted)
          .addKeyValue("found", found)
          .log("A search attribute has another type; remove it from the namespace and restart");
    }
  }

  @Override
  public void stop() {
    running = false;
    preparing.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
