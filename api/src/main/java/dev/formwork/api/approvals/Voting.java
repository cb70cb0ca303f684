package dev.formwork.api.approvals;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.api.runs.Decisions;
import dev.formwork.api.runs.Run;
import dev.formwork.api.runs.Runs;
import dev.formwork.workflows.Vote;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Takes answers to requests for approval, wherever they come from. Each is checked at the moment in
 * which it is given: whether the person may approve, here; whether the person is asked, has not
 * answered and did not start the run, by the run itself.
 */
public final class Voting {

  /** What a person needs who answers. */
  public static final String PERMISSION = "formwork.run.approve";

  private static final String READ = "scaffolder.task.read";

  private final Runs runs;
  private final Decisions decisions;
  private final Permissions permissions;
  private final Audit audit;

  Voting(Runs runs, Decisions decisions, Permissions permissions, Audit audit) {
    this.runs = runs;
    this.decisions = decisions;
    this.permissions = permissions;
    this.audit = audit;
  }

  /** Where somebody answers. */
  public enum Place {
    PORTAL,
    MAIL,
    SLACK
  }

  /**
   * Takes the answer of the person, whose name and groups the vote carries.
   *
   * @throws ApiFailure when the person may not answer or is not asked, has answered, or the request
   *     is over
   */
  public void vote(User user, String runId, Vote vote, Place from) {
    Run run = checked(user, runId);
    decisions.vote(run, vote);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("wait", vote.waitKey());
    details.put("verdict", vote.verdict().name().toLowerCase(Locale.ROOT));
    details.put("from", from.name().toLowerCase(Locale.ROOT));
    audit.record(user, PERMISSION, runId, details);
  }

  /**
   * The run, where the person may read it and approve.
   *
   * @throws ApiFailure when there is no such run, or the person may not
   */
  Run checked(User user, String runId) {
    Run run =
        runs.find(runId)
            .orElseThrow(() -> ApiFailure.notFound("Run %s does not exist.".formatted(runId)));
    permissions.require(user, READ, runId);
    permissions.require(user, PERMISSION, runId);
    return run;
  }
}
