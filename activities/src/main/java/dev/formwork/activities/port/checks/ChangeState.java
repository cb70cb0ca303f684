package dev.formwork.activities.port.checks;

import dev.formwork.activities.action.Readiness;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull or merge request as it stands.
 *
 * @param url its page
 * @param mergeCommit id of the commit that it became, or null
 * @param approvedBy names of those who approve it now
 * @param objectors names of those who ask for changes now
 * @param approvalsLeft how many more the host itself demands; 0 when it demands none or does not
 *     say
 */
public record ChangeState(
    String url,
    State state,
    @Nullable String mergeCommit,
    List<String> approvedBy,
    List<String> objectors,
    int approvalsLeft) {

  /** What has become of it. */
  public enum State {
    OPEN,
    MERGED,
    /** Closed without being merged. */
    CLOSED
  }

  /** What it is waited for. */
  public enum Goal {
    MERGED,
    CLOSED,
    APPROVED
  }

  public ChangeState {
    approvedBy = List.copyOf(approvedBy);
    objectors = List.copyOf(objectors);
  }

  /**
   * Whether the goal is reached. A merged one counts as closed and as approved.
   *
   * @param approvals how many are needed, for {@link Goal#APPROVED}
   */
  public Readiness readiness(Goal goal, int approvals) {
    return switch (state) {
      case MERGED -> new Readiness.Ready();
      case CLOSED ->
          goal == Goal.CLOSED
              ? new Readiness.Ready()
              : new Readiness.Failed(
                  "was closed without being merged (%s). Reopen it and retry the step, or end the run."
                      .formatted(url));
      case OPEN -> open(goal, approvals);
    };
  }

  private Readiness open(Goal goal, int approvals) {
    if (goal != Goal.APPROVED) {
      return new Readiness.Missing("it is open" + reviews());
    }
    List<String> missing = new ArrayList<>();
    if (approvedBy.size() < approvals) {
      missing.add("%d of %d approvals".formatted(approvedBy.size(), approvals));
    }
    if (approvalsLeft > 0) {
      missing.add("the rules of the repository ask for %d more".formatted(approvalsLeft));
    }
    if (!objectors.isEmpty()) {
      missing.add("changes are asked for by " + String.join(", ", objectors));
    }
    return missing.isEmpty()
        ? new Readiness.Ready()
        : new Readiness.Missing(String.join("; ", missing));
  }

  private String reviews() {
    String approved = approvedBy.isEmpty() ? "" : ", approved by " + String.join(", ", approvedBy);
    return objectors.isEmpty()
        ? approved
        : approved + ", changes are asked for by " + String.join(", ", objectors);
  }
}
