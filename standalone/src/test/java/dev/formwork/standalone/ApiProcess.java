package dev.formwork.standalone;

import dev.formwork.api.ApiApplication;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The API as a process of its own, as a pod is. */
final class ApiProcess implements AutoCloseable {

  private final ChildJvm jvm;

  private ApiProcess(ChildJvm jvm) {
    this.jvm = jvm;
  }

  /** Starts the API at the address of the servers and waits until it answers. */
  static ApiProcess up(Servers servers, String... settings) {
    return at(servers.url(), servers, settings);
  }

  /** Starts another API beside the first, at an address of its own. */
  static ApiProcess at(URI address, Servers servers, String... settings) {
    List<String> all = new ArrayList<>(servers.settings());
    all.add("--server.port=" + address.getPort());
    all.addAll(List.of(settings));
    ApiProcess api = new ApiProcess(ChildJvm.start(ApiApplication.class, all));
    api.jvm.awaitLine(line -> line.contains("Started ApiApplication"));
    return api;
  }

  String output() {
    return jvm.output();
  }

  /** SIGTERM, and wait for the end. */
  void terminate() {
    jvm.askToStop();
    jvm.awaitExit();
  }

  /** `kill -9`. */
  void kill() {
    jvm.kill();
  }

  @Override
  public void close() {
    jvm.close();
  }
}
