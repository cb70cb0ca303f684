package dev.formwork.standalone;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The test server of Temporal's SDK inside this process: for trying out where no real server can be
 * had.
 */
public final class InMemoryTemporal implements Temporal {

  private final TestServicesStarter services;
  private final Server server;

  private InMemoryTemporal(TestServicesStarter services, Server server) {
    this.services = services;
    this.server = server;
  }

  /** Starts the server on a free port of 127.0.0.1. */
  public static InMemoryTemporal start() {
    TestServicesStarter services = new TestServicesStarter(true, System.currentTimeMillis());
    try {
      ServerBuilder<?> builder =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      for (BindableService service : services.getServices()) {
        builder.addService(service);
      }
      return new InMemoryTemporal(services, builder.build().start());
    } catch (IOException e) {
      throw new StartFailure("The in-memory Temporal server did not start: " + e.getMessage(), e);
    }
  }

  @Override
  public String target() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public @Nullable URI ui() {
    return null;
  }

  @Override
  public String banner() {
    return "No Temporal server was found and none could be installed, so runs are kept in memory only: they will not survive a restart, and there is no Temporal UI. "
        + "Put the 'temporal' command on the PATH, install Go 1.25 or newer, or set TEMPORAL_ADDRESS, then start again.";
  }

  @Override
  public String origin() {
    return "this process (in memory only)";
  }

  @Override
  public void close() {
    server.shutdownNow();
    services.close();
  }
}
