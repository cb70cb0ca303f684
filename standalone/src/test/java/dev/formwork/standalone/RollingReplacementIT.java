package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.standalone.StartedRuns.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two workers serve a hundred runs and are replaced one after the other, as a rollout does. */
@Tag("matrix")
class RollingReplacementIT {

  private static final int RUNS = 100;
  private static final int STEPS = 32;

  @TempDir Path folder;
  private final Deque<WorkerProcess> workers = new ArrayDeque<>();
  private Servers servers;
  private ApiProcess api;
  private int started;

  @BeforeEach
  void startCluster() {
    servers = Servers.start(folder.resolve("data"));
    for (int i = 0; i < 2; i++) {
      workers.add(newWorker());
    }
    api = ApiProcess.up(servers);
  }

  @AfterEach
  void stopCluster() {
    workers.forEach(WorkerProcess::close);
    api.close();
    servers.close();
  }

  @Test
  void losesNoRunAndRepeatsNoStepWhenWorkersAreStoppedAndReplaced() throws IOException {
    StartedRuns runs = StartedRuns.start(servers, RUNS, STEPS);
    runs.awaitStepsDone(1);

    int openBefore = runs.open();
    for (int i = 0; i < 2; i++) {
      workers.add(newWorker());
      workers.remove().drain();
    }
    int openAfter = runs.open();
    Figures figures = runs.awaitEnd();

    report("stopped by SIGTERM", openBefore, openAfter, figures);
    assertThat(openBefore).isEqualTo(RUNS);
    assertThat(openAfter).as("runs under way after the replacement").isPositive();
    assertThat(figures.completed()).isEqualTo(RUNS);
    assertThat(figures.mostAttempts()).isEqualTo(1);
  }

  @Test
  void losesNoRunAndRepeatsAStepAtMostOnceWhenWorkersAreKilledAndReplaced() throws IOException {
    StartedRuns runs = StartedRuns.start(servers, RUNS, STEPS);
    runs.awaitStepsDone(1);

    int openBefore = runs.open();
    for (int i = 0; i < 2; i++) {
      workers.remove().kill();
      int reached = runs.mostStepsDone();
      workers.add(newWorker());
      runs.awaitStepsDone(Math.min(reached + 1, STEPS));
    }
    Figures figures = runs.awaitEnd();

    report("ended by kill -9", openBefore, 0, figures);
    assertThat(openBefore).isEqualTo(RUNS);
    assertThat(figures.completed()).isEqualTo(RUNS);
    assertThat(figures.repeatedSteps()).as("steps that a kill interrupted").isPositive();
    assertThat(figures.mostAttempts()).isEqualTo(2);
  }

  private WorkerProcess newWorker() {
    started++;
    return WorkerProcess.up(
        servers,
        "worker-" + started,
        "--spring.main.sources=" + Paced.class.getName(),
        "--formwork.test.pace=1s");
  }

  private static void report(String how, int before, int after, Figures figures)
      throws IOException {
    String line =
        "Two workers %s and replaced: %d runs under way before, %d after; %s"
            .formatted(how, before, after, figures);
    System.out.println(line);
    Files.writeString(
        Path.of("target/rolling-replacement-%s.txt".formatted(how.replaceAll(".* ", ""))),
        line + System.lineSeparator());
  }
}
