package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.UndoEntry;
import dev.formwork.workflows.UndoPage;
import dev.formwork.workflows.UndoPages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The undo log of a run that has ended, in pages of two. */
final class KeptUndoLog implements UndoPages {

  private final List<UndoEntry> entries = new ArrayList<>();

  /** The log of a run whose steps all made something. */
  static KeptUndoLog of(Requests requests, ScriptedActions actions) {
    KeptUndoLog log = new KeptUndoLog();
    for (StepSpec step : requests.request().spec().steps()) {
      StepRequest request = log.request(requests, step, null);
      log.add(request, actions.makes(request));
    }
    return log;
  }

  StepRequest request(Requests requests, StepSpec step, @Nullable String iteration) {
    return new StepRequest(
        new RunState(requests.request(), "run:java-service:1").info(),
        step.id(),
        step.name(),
        entries.size() + 1,
        requests.request().spec().steps().size(),
        iteration,
        1,
        step.action(),
        step.input(),
        List.of(),
        ScriptedActions.map(),
        null,
        List.of());
  }

  void add(StepRequest request, @Nullable StepResult result) {
    entries.add(new UndoEntry(entries.size() + 1, request, result));
  }

  @Override
  public UndoPage read(String runId, int before) {
    return new UndoPage(
        entries.reversed().stream().filter(entry -> entry.number() < before).limit(2).toList());
  }
}
