package dev.formwork.bench;

import com.google.protobuf.util.Durations;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import io.temporal.api.testservice.v1.SleepRequest;
import io.temporal.api.testservice.v1.TestServiceGrpc;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The test server of Temporal's SDK on a port of this machine. Its clock stands under our command:
 * it goes as ours does until some time is skipped. While a task is under way it skips nothing, so
 * that every timer fires and all it starts is done before the next one.
 */
final class SkippingServer implements AutoCloseable {

  private static final int MAX_MESSAGE = 64 * 1024 * 1024;

  private final TestServicesStarter services;
  private final Server server;
  private final ManagedChannel channel;

  private SkippingServer(TestServicesStarter services, Server server) {
    this.services = services;
    this.server = server;
    this.channel =
        NettyChannelBuilder.forTarget(target())
            .usePlaintext()
            .maxInboundMessageSize(MAX_MESSAGE)
            .build();
  }

  static SkippingServer start() throws IOException {
    TestServicesStarter services = new TestServicesStarter(true, System.currentTimeMillis());
    ServerBuilder<?> builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    for (BindableService service : services.getServices()) {
      builder.addService(service);
    }
    return new SkippingServer(services, builder.build().start());
  }

  String target() {
    return "127.0.0.1:" + server.getPort();
  }

  /** Returns when so much time has passed on the server's clock. */
  void skip(Duration time) {
    TestServiceGrpc.newBlockingStub(channel)
        .unlockTimeSkippingWithSleep(
            SleepRequest.newBuilder().setDuration(Durations.fromMillis(time.toMillis())).build());
  }

  History history(String workflowId) {
    return WorkflowServiceGrpc.newBlockingStub(channel)
        .getWorkflowExecutionHistory(
            GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace("default")
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                .build())
        .getHistory();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    services.close();
  }
}
