package dev.formwork.workflows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a run as it stands now. */
public record StepView(
    String id,
    String name,
    String action,
    StepState state,
    @Nullable String failure,
    List<Made> made,
    List<Leftover> leftovers) {

  public StepView {
    made = Ordered.copy(made);
    leftovers = Ordered.copy(leftovers);
  }
}
