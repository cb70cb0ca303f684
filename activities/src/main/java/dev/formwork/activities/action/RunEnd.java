package dev.formwork.activities.action;

import dev.formwork.activities.port.journal.RunOutcome;
import dev.formwork.workflows.RecordRequest;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records events of a run, and does what is due when one of them ends it. */
final class RunEnd {

  private final ActionPorts ports;
  private final JournalBacklog backlog;

  RunEnd(ActionPorts ports, JournalBacklog backlog) {
    this.ports = ports;
    this.backlog = backlog;
  }

  /**
   * Records the events. When they end the run, its secrets and files are deleted and the observers
   * told; every part is tried, and the first failure is thrown so that all is tried again.
   */
  void record(RecordRequest request) {
    RunInfo run = request.run();
    RunPhase end =
        request.events().stream()
            .map(event -> event.phase())
            .filter(Objects::nonNull)
            .filter(RunPhase::isFinal)
            .findFirst()
            .orElse(null);
    List<Runnable> parts = new ArrayList<>();
    parts.add(
        () -> {
          backlog.require(run);
          ports.journal().record(run, request.events());
        });
    if (end != null) {
      parts.add(() -> ports.secrets().forget(run.runId()));
      parts.add(() -> ports.workspaces().release(run.runId()));
      parts.add(() -> tell(run, end));
    }
    tryAll(parts);
  }

  private void tell(RunInfo run, RunPhase end) {
    if (ports.observers().isEmpty()) {
      return;
    }
    RunOutcome outcome = ports.journal().outcome(run, end);
    List<Runnable> parts = new ArrayList<>();
    ports.observers().forEach(observer -> parts.add(() -> observer.ended(run, outcome)));
    tryAll(parts);
  }

  private static void tryAll(List<Runnable> parts) {
    @Nullable RuntimeException first = null;
    for (Runnable part : parts) {
      try {
        part.run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
