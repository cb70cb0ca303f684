package dev.formwork.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One of two scaffolders that run the same. */
final class MeasuredSide {

  private static final int ALONE = Integer.getInteger("alone", 15);
  private static final int AT_ONCE = Integer.getInteger("at.once", 100);
  private static final int CLIENTS = 10;

  private final String name;
  private final ScaffolderClient client;
  private final Cpu cpu;
  private final String gitHost;
  private int next;

  /**
   * A side.
   *
   * @param name distinguishes its repositories from the other's
   * @param gitHost where they are made
   */
  MeasuredSide(String name, ScaffolderClient client, Cpu cpu, String gitHost) {
    this.name = name;
    this.client = client;
    this.cpu = cpu;
    this.gitHost = gitHost;
  }

  /** CPU time so far. */
  @FunctionalInterface
  interface Cpu {
    Duration soFar() throws IOException;
  }

  /** Runs so many at once, unmeasured, that code is compiled and caches are filled. */
  void warmUp(BackstageBench.Load load, int runs) throws IOException, InterruptedException {
    atOnce(load, runs);
  }

  /** Runs some alone, one after the other, and then many posted at once. */
  void measure(BackstageBench.Load load, Figures figures) throws IOException, InterruptedException {
    for (int i = 0; i < ALONE; i++) {
      Instant begun = Instant.now();
      figures.alone(begun, client.follow(launch(load, next++)));
    }
    Duration before = cpu.soFar();
    Duration took = atOnce(load, AT_ONCE);
    figures.atOnce(AT_ONCE, took, cpu.soFar().minus(before));
  }

  /** Answers the time from the first POST to the last end. */
  private Duration atOnce(BackstageBench.Load load, int runs)
      throws IOException, InterruptedException {
    int first = next;
    next += runs;
    List<String> ids = Collections.synchronizedList(new ArrayList<>());
    Instant begun = Instant.now();
    AtOnce.run(CLIENTS, runs, number -> ids.add(launch(load, first + number)));
    Instant last = begun;
    for (String id : ids) {
      Instant ended = client.await(id);
      last = ended.isAfter(last) ? ended : last;
    }
    return Duration.between(begun, last);
  }

  private String launch(BackstageBench.Load load, int number)
      throws IOException, InterruptedException {
    String run = "%s-%d".formatted(name.toLowerCase(Locale.ROOT), number);
    Map<String, Object> values =
        Map.of("name", run, "files", load.files(), "repoUrl", gitHost + "?owner=acme&repo=" + run);
    return client.launch("template:default/" + load.template(), values);
  }
}
