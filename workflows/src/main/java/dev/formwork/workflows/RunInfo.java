package dev.formwork.workflows;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action may know of the run it works for; the part of {@link RunRequest} that travels with
 * each step.
 */
public record RunInfo(
    String runId,
    String workflowId,
    String templateRef,
    String templateTitle,
    String templateDigest,
    Initiator initiator,
    List<String> secretNames,
    @Nullable String baseUrl,
    Instant createdAt,
    @Nullable String portalUrl) {}
