package dev.formwork.activities.port.child;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.start.NewRun;
import dev.formwork.workflows.start.RunnableTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What it takes to make a run a step of another run. */
public interface ChildRuns {

  /**
   * The newest good revision of a template.
   *
   * @param ref full, in lower case, such as `template:default/java-service`
   */
  Optional<RunnableTemplate> template(String ref);

  /** The policies of these actions by id; an action that no worker offers is missing. */
  Map<String, ActionPolicy> policies(List<String> actions);

  /** What a run was started with. */
  Optional<RunRequest> request(String runId);

  /** The run that a step has prepared before under this key. */
  Optional<RunRequest> prepared(String key);

  /**
   * Writes a run down, so that it has a page, and keeps its secrets. A run whose {@link
   * NewRun#idempotencyKey} was used before changes nothing.
   *
   * @return what is written under the key
   */
  RunRequest accept(NewRun run);

  /** Where a run that was written down stands, and what it could not take back. */
  Optional<Standing> standing(String runId);

  /**
   * Keeps what a run may have made, before it is taken back; one that never began has made nothing.
   * Doing it again changes nothing.
   */
  void keepLog(RunRequest run);

  /**
   * Where a run stands.
   *
   * @param leftovers what stays of a run that was taken back
   */
  record Standing(RunPhase phase, List<Leftover> leftovers) {

    public Standing {
      leftovers = List.copyOf(leftovers);
    }
  }
}
