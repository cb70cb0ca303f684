package dev.formwork.workflows.payload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lets somebody answer one request for approval from outside of the portal.
 *
 * @param since beginning of the request; a step that runs again asks anew
 * @param until the deadline of the request
 * @param person full entity ref of the only one who may use it, or null where the bearer tells in
 *     another way who they are
 */
public record ApprovalTicket(
    String runId, String waitKey, Instant since, Instant until, @Nullable String person) {}
