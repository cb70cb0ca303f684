package dev.formwork.workflows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer to a request for approval.
 *
 * @param waitKey key of the {@link Wait}
 * @param by full entity ref of the person, in lower case
 * @param groups full entity refs of the groups that the person was a member of at that moment
 * @param comment shown to everyone who looks at the run, or null
 */
public record Vote(
    String waitKey, Verdict verdict, String by, List<String> groups, @Nullable String comment) {

  /** What the person says. The names are stored in histories and never change. */
  public enum Verdict {
    APPROVE,
    REJECT
  }

  public Vote {
    groups = Ordered.copy(groups);
  }
}
