package dev.formwork.activities.port.github;

import dev.formwork.activities.action.ActionException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Workflows of a repository. Every method may throw {@link ActionException.PermissionDenied},
 * {@link ActionException.RateLimited} and {@link ActionException.Unavailable}.
 */
public interface Workflows {

  /** One execution of a workflow. */
  record Execution(long id, String url, String htmlUrl) {}

  /**
   * What is to be started.
   *
   * @param workflow number or file name, such as `deploy.yaml`
   * @param ref branch or tag
   * @param wantsDetails whether GitHub is to say which execution it made
   */
  record Dispatch(String workflow, String ref, Map<String, String> inputs, boolean wantsDetails) {

    public Dispatch {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    @Override
    public String toString() {
      return "Dispatch[workflow=%s, ref=%s, inputs=%s]".formatted(workflow, ref, inputs.keySet());
    }
  }

  /**
   * Starts a workflow.
   *
   * @return the execution, when details are wanted and GitHub gives them
   * @throws ActionException.InvalidInput when there is no such ref or input, or the workflow cannot
   *     be started this way
   */
  Optional<Execution> dispatch(RepositoryName repository, Dispatch dispatch);

  /** Executions that such a dispatch started since this time, oldest first. */
  List<Execution> dispatched(RepositoryName repository, Dispatch dispatch, Instant since);
}
