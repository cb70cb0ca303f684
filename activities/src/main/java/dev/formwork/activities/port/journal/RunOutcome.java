package dev.formwork.activities.port.journal;

import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunPhase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param failure why it did not complete, or null
 * @param made what it made and keeps; what was to be taken back and stays is among the leftovers
 * @param undone what it made and took back
 */
public record RunOutcome(
    RunPhase phase,
    @Nullable String failure,
    List<Made> made,
    List<Made> undone,
    List<Leftover> leftovers,
    List<Link> links) {

  public RunOutcome {
    made = List.copyOf(made);
    undone = List.copyOf(undone);
    leftovers = List.copyOf(leftovers);
    links = List.copyOf(links);
  }
}
