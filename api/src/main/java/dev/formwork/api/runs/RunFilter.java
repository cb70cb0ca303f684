package dev.formwork.api.runs;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are asked for; an empty list or null leaves that question open.
 *
 * @param phases lower-case names of phases
 * @param statuses Backstage's words
 * @param owner of the templates, as a full reference
 * @param text part of the template's title or reference, of the initiator or of the name that was
 *     made
 * @param needingAttention whether only runs are wanted that a person should look at
 * @param parent the run whose steps the runs are
 */
public record RunFilter(
    List<String> phases,
    List<String> statuses,
    List<String> initiators,
    @Nullable String templateRef,
    @Nullable String owner,
    @Nullable String text,
    boolean needingAttention,
    @Nullable UUID parent) {

  public RunFilter {
    phases = List.copyOf(phases);
    statuses = List.copyOf(statuses);
    initiators = List.copyOf(initiators);
  }
}
