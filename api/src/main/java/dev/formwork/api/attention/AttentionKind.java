package dev.formwork.api.attention;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a run needs a person. The names are on the wire, in metrics and in alerts. */
public enum AttentionKind {
  /** A step failed and the run waits for a decision. */
  PAUSED("Decide: retry the step, skip it, take the run back, or keep what it made."),

  /** An undo failed and waits for a decision. */
  STUCK_UNDO("Remove the cause and retry the undo, or leave what it could not remove."),

  /** A request for approval is open for longer than people usually need. */
  OVERDUE_APPROVAL("Ask the approvers, or approve or reject if you are one of them."),

  /** The run ended and could not take everything back. */
  LEFTOVERS("Remove or keep what is listed, then acknowledge it with a comment."),

  /** The run's workflow was terminated, timed out or failed, and nothing was taken back. */
  ENDED_WITHOUT_UNDO("Take back what the run made, or acknowledge that it stays."),

  /** Workers cannot go on with the run's workflow; they try again all the time. */
  FAILING("Look at the failure in Temporal and at the logs of the workers; deploy a fix."),

  /** Temporal has not taken the run yet. */
  UNSTARTED("See that Temporal's server is up and its namespace is there."),

  /** The tables do not show where the run stands, because no worker answers. */
  BEHIND("See that workers are up and reach Temporal and the database.");

  private final String advice;

  AttentionKind(String advice) {
    this.advice = advice;
  }

  /** What a person can do, a full sentence. */
  public String advice() {
    return advice;
  }

  /** Whether a person may say that it is dealt with. */
  public boolean isAcknowledgeable() {
    return this == LEFTOVERS || this == ENDED_WITHOUT_UNDO;
  }

  /** The word of the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a word, or empty. */
  public static Optional<AttentionKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
