package dev.formwork.standalone;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * What tells the Temporal server of one data directory from every other: an empty namespace with a
 * name that nobody else has.
 */
record TemporalIdentity(String namespace) {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  static TemporalIdentity of(DataDirectory data) {
    return new TemporalIdentity(data.secret("temporal-identity", TemporalIdentity::fresh));
  }

  private static String fresh() {
    byte[] name = new byte[6];
    new SecureRandom().nextBytes(name);
    return "formwork-" + HexFormat.of().formatHex(name);
  }

  /** Asks whoever answers at the address. */
  Question askAt(String target) {
    return new Question(
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build()),
        namespace);
  }

  /** A connection to a server that may be another's. */
  record Question(WorkflowServiceStubs stubs, String namespace) implements AutoCloseable {

    /** Whether a server answers and is the one of this identity. */
    boolean isAnswered() {
      try {
        stubs
            .blockingStub()
            .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .describeNamespace(
                DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
        return true;
      } catch (StatusRuntimeException notYet) {
        return false;
      }
    }

    @Override
    public void close() {
      stubs.shutdownNow();
    }
  }
}
