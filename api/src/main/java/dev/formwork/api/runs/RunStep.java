package dev.formwork.api.runs;

import dev.formwork.workflows.StepState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run as the tables show it.
 *
 * @param position from 1
 * @param attempts attempts begun so far
 */
public record RunStep(
    String id,
    int position,
    String name,
    String action,
    StepState state,
    int attempts,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String failure) {}
