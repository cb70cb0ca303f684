package dev.formwork.workflows;

import org.jspecify.annotations.Nullable;

/**
 * Something that the approvers of one request should hear of. It holds no address and no link:
 * those are looked up and made where it is told, so that no history has them.
 *
 * @param number counts the notices of one request, from 1
 * @param request as it stands now, with its votes
 * @param ending how the request ended, or null while it is open
 */
public record ApprovalNotice(
    RunInfo run,
    String stepName,
    Wait request,
    Kind kind,
    int number,
    NotifyWish wish,
    @Nullable Ending ending) {

  /** Why they should hear of it. The names are stored in histories and never change. */
  public enum Kind {
    /** They are asked; those who were asked before are not asked again. */
    ASK,
    /** They have not answered for a while. */
    REMIND,
    /** Somebody has answered, and more answers are needed. */
    PROGRESS,
    /** Nobody is asked any more. */
    END
  }

  /** How a request ended. The names are stored in histories and never change. */
  public enum Ending {
    APPROVED,
    REJECTED,
    /** Nobody answered in time, which counts as an approval. */
    APPROVED_BY_SILENCE,
    /** Nobody answered in time. */
    EXPIRED,
    /** The run was cancelled. */
    CANCELLED
  }
}
