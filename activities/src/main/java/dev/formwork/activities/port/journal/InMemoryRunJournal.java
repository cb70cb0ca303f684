package dev.formwork.activities.port.journal;

import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.UndoResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A journal that lives as long as this object. */
public final class InMemoryRunJournal implements RunJournal {

  private static final class Pages {
    private final Map<String, RunEvent> events = new LinkedHashMap<>();
    private final Map<Made, String> made = new LinkedHashMap<>();
    private final Set<Made> undone = new LinkedHashSet<>();
    private final Set<Leftover> leftovers = new LinkedHashSet<>();
    private final Set<Link> links = new LinkedHashSet<>();
  }

  private final Map<String, Pages> runs = new LinkedHashMap<>();

  /** The events of a run in the order of their recording. */
  public synchronized List<RunEvent> events(String runId) {
    return new ArrayList<>(pages(runId).events.values());
  }

  @Override
  public synchronized void record(RunInfo run, List<RunEvent> events) {
    events.forEach(event -> pages(run.runId()).events.putIfAbsent(event.key(), event));
  }

  @Override
  public synchronized void made(RunInfo run, String stepId, Made made) {
    pages(run.runId()).made.put(made, stepId);
  }

  @Override
  public synchronized void linked(RunInfo run, String stepId, Link link) {
    pages(run.runId()).links.add(link);
  }

  @Override
  public synchronized void undone(RunInfo run, String stepId, UndoResult result) {
    Pages pages = pages(run.runId());
    pages.made.keySet().removeAll(result.undone());
    for (Leftover leftover : result.leftovers()) {
      pages
          .made
          .keySet()
          .removeIf(
              made -> made.kind().equals(leftover.kind()) && made.name().equals(leftover.name()));
    }
    pages.undone.addAll(result.undone());
    pages.leftovers.addAll(result.leftovers());
  }

  @Override
  public synchronized List<Made> stillMade(RunInfo run, String stepId) {
    return pages(run.runId()).made.entrySet().stream()
        .filter(made -> made.getValue().equals(stepId))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized RunOutcome outcome(RunInfo run, RunPhase phase) {
    Pages pages = pages(run.runId());
    return new RunOutcome(
        phase,
        failure(pages),
        List.copyOf(pages.made.keySet()),
        List.copyOf(pages.undone),
        List.copyOf(pages.leftovers),
        List.copyOf(pages.links));
  }

  private static @Nullable String failure(Pages pages) {
    return pages.events.values().stream()
        .map(event -> event.data().get("error"))
        .filter(Map.class::isInstance)
        .map(error -> String.valueOf(((Map<?, ?>) error).get("message")))
        .findFirst()
        .orElse(null);
  }

  private Pages pages(String runId) {
    return runs.computeIfAbsent(runId, id -> new Pages());
  }
}
