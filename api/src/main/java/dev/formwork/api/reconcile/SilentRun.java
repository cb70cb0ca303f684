package dev.formwork.api.reconcile;

import dev.formwork.workflows.RunPhase;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that has not ended in the tables and has told nothing for a while.
 *
 * @param lastEventAt null when no worker has ever told anything
 * @param checkedHistory length of its history when tables and Temporal last agreed, or null
 */
record SilentRun(
    UUID id,
    String workflowId,
    RunPhase phase,
    @Nullable Instant lastEventAt,
    @Nullable Long checkedHistory) {}
