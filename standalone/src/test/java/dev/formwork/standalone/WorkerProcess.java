package dev.formwork.standalone;

import dev.formwork.worker.WorkerApplication;
import java.util.ArrayList;
import java.util.List;

/** A worker as a process of its own, as a pod is. */
final class WorkerProcess implements AutoCloseable {

  private final ChildJvm jvm;

  private WorkerProcess(ChildJvm jvm) {
    this.jvm = jvm;
  }

  /**
   * Starts a worker and waits for nothing.
   *
   * @param name of its own folder for workspaces
   */
  static WorkerProcess start(Servers servers, String name, String... settings) {
    List<String> all = new ArrayList<>(servers.settings());
    all.add("--server.port=0");
    all.add("--formwork.workspace.directory=" + servers.folder("workspaces-" + name));
    all.addAll(List.of(settings));
    return new WorkerProcess(ChildJvm.start(WorkerApplication.class, all));
  }

  /** Starts a worker and waits until it takes runs. */
  static WorkerProcess up(Servers servers, String name, String... settings) {
    return start(servers, name, settings).ready();
  }

  /** This worker once it takes runs. */
  WorkerProcess ready() {
    jvm.awaitLine(line -> line.contains("Worker takes runs"));
    return this;
  }

  /** This worker once it has printed a line with these words. */
  WorkerProcess announced(String words) {
    jvm.awaitLine(line -> line.contains(words));
    return this;
  }

  String output() {
    return jvm.output();
  }

  /** SIGTERM, and wait until steps under way have ended. */
  void drain() {
    jvm.askToStop();
    jvm.awaitExit();
  }

  /** SIGTERM, without waiting for the end. */
  void askToStop() {
    jvm.askToStop();
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
