package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.workflowservice.v1.ListNamespacesRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalDevServerIT {

  private static final URI PORTAL = URI.create("http://127.0.0.1:8080");

  @TempDir Path folder;

  @Test
  void takesOtherPortsWhenAnotherServerWasQuicker() {
    try (DataDirectory one = take("one");
        DataDirectory two = take("two");
        Temporal quicker = start(one, TemporalPorts::free)) {
      TemporalPorts taken = ports(quicker);
      TemporalPorts other = TemporalPorts.free();
      Deque<TemporalPorts> choices = new ArrayDeque<>(List.of(taken, other));

      try (Temporal slower = start(two, choices::remove)) {
        assertThat(slower.target()).isEqualTo(other.target());
        assertThat(namespaces(slower)).contains(identity(two)).doesNotContain(identity(one));
        assertThat(namespaces(quicker)).contains(identity(one)).doesNotContain(identity(two));
      }
    }
  }

  @Test
  void takesOtherPortsWhenAnyProgramListensThere() throws IOException {
    try (DataDirectory data = take("one");
        ServerSocket program = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      TemporalPorts other = TemporalPorts.free();
      var taken = new TemporalPorts(program.getLocalPort(), TemporalPorts.free().ui());
      var uiTaken = new TemporalPorts(TemporalPorts.free().frontend(), program.getLocalPort());
      Deque<TemporalPorts> choices = new ArrayDeque<>(List.of(taken, uiTaken, other));

      try (Temporal server = start(data, choices::remove)) {
        assertThat(server.target()).isEqualTo(other.target());
      }
    }
  }

  @Test
  void refusesPortsThatAnotherServerHasWhenNoOthersAreAllowed() {
    try (DataDirectory one = take("one");
        DataDirectory two = take("two");
        Temporal quicker = start(one, TemporalPorts::free)) {
      TemporalPorts taken = ports(quicker);

      assertThatThrownBy(
              () -> TemporalDevServer.start(command(), two, children(two), PORTAL, taken))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining(String.valueOf(taken.frontend()))
          .hasMessageContaining("another program");
    }
  }

  @Test
  void startsManyAtOnceEachWithItsOwnServer() throws Exception {
    int number = 4;
    var together = new CyclicBarrier(number);
    List<Temporal> started = new ArrayList<>();
    try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Temporal>> starts = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        DataDirectory data = take("data-" + i);
        starts.add(
            starters.submit(
                () -> {
                  TemporalPorts usual = TemporalPorts.usual();
                  together.await();
                  Deque<TemporalPorts> first = new ArrayDeque<>(List.of(usual));
                  return start(
                      data, () -> first.isEmpty() ? TemporalPorts.usual() : first.remove());
                }));
      }
      for (Future<Temporal> start : starts) {
        started.add(start.get());
      }

      assertThat(started).extracting(Temporal::target).doesNotHaveDuplicates();
      assertThat(started)
          .allSatisfy(
              server ->
                  assertThat(namespaces(server))
                      .filteredOn(TemporalDevServerIT::isOurs)
                      .hasSize(1));
    } finally {
      started.forEach(Temporal::close);
    }
  }

  @Test
  void keepsItsIdentityWhenItIsStartedAgainAtItsPorts() {
    try (DataDirectory data = take("one")) {
      Temporal before = start(data, TemporalPorts::free);
      TemporalPorts ports = ports(before);
      before.close();

      try (Temporal after =
          TemporalDevServer.start(command(), data, children(data), PORTAL, ports)) {
        assertThat(namespaces(after)).filteredOn(TemporalDevServerIT::isOurs).hasSize(1);
      }
    }
  }

  private DataDirectory take(String name) {
    return DataDirectory.take(folder.resolve(name), "a test");
  }

  private static Temporal start(DataDirectory data, Supplier<TemporalPorts> choice) {
    return TemporalDevServer.start(command(), data, children(data), PORTAL, choice);
  }

  private static ChildProcesses children(DataDirectory data) {
    return new ChildProcesses(data.folder("children"));
  }

  private static TemporalCommand command() {
    return new TemporalCommands(new Progress(new PrintStream(PrintStream.nullOutputStream())))
        .find()
        .orElseThrow(() -> new AssertionError("There is no Temporal server on this machine."));
  }

  private static TemporalPorts ports(Temporal server) {
    URI frontend = URI.create("http://" + server.target());
    URI ui = server.ui();
    return new TemporalPorts(frontend.getPort(), ui == null ? 0 : ui.getPort());
  }

  private static String identity(DataDirectory data) {
    return TemporalIdentity.of(data).namespace();
  }

  private static boolean isOurs(String namespace) {
    return namespace.startsWith("formwork-");
  }

  private static List<String> namespaces(Temporal server) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.target()).build());
    try {
      return stubs
          .blockingStub()
          .listNamespaces(ListNamespacesRequest.getDefaultInstance())
          .getNamespacesList()
          .stream()
          .map(namespace -> namespace.getNamespaceInfo().getName())
          .toList();
    } finally {
      stubs.shutdownNow();
    }
  }
}
