package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.UndoEntry;
import dev.formwork.workflows.UndoPage;
import java.util.ArrayList;
import java.util.List;

/** What the activities of all runs may have made and no undo has taken back, in pages of two. */
final class KeptSteps {

  private final List<UndoEntry> entries = new ArrayList<>();
  private int count;

  synchronized int begin(StepRequest request) {
    count++;
    entries.add(new UndoEntry(count, request, null));
    return count;
  }

  synchronized void end(int number, StepResult result) {
    entries.replaceAll(
        entry -> entry.number() == number ? new UndoEntry(number, entry.step(), result) : entry);
  }

  synchronized void strike(StepRequest step) {
    entries.removeIf(entry -> entry.step().idempotencyKey().equals(step.idempotencyKey()));
  }

  synchronized UndoPage read(String runId, int before) {
    List<UndoEntry> older =
        entries.reversed().stream()
            .filter(entry -> entry.step().run().runId().equals(runId))
            .filter(entry -> entry.number() < before)
            .limit(2)
            .toList();
    return new UndoPage(older);
  }
}
