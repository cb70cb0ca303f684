package dev.formwork.workflows;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer to a request for approval.
 *
 * @param waitKey key of the {@link Wait}
 * @param by full entity ref of the person, in lower case
 * @param groups full entity refs of the groups that the person was a member of at that moment
 * @param comment shown to everyone who looks at the run, or null
 * @param since the beginning of the wait that is answered, or null for the one that is open; a step
 *     that runs again asks again under the same key
 */
public record Vote(
    String waitKey,
    Verdict verdict,
    String by,
    List<String> groups,
    @Nullable String comment,
    @Nullable Instant since) {

  /** What the person says. The names are stored in histories and never change. */
  public enum Verdict {
    APPROVE,
    REJECT
  }

  public Vote {
    groups = Ordered.copy(groups);
  }

  /** An answer to the request that is open under this key. */
  public Vote(
      String waitKey, Verdict verdict, String by, List<String> groups, @Nullable String comment) {
    this(waitKey, verdict, by, groups, comment, null);
  }
}
