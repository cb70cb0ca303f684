package dev.formwork.workflows.steps;

import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables of expressions, without any secret; names and shapes are Backstage's. */
public final class Variables {

  private final RunRequest request;
  private final Map<String, Object> stepOutputs;

  /**
   * The variables of a run.
   *
   * @param stepOutputs the variable `steps`; read anew for each answer
   */
  public Variables(RunRequest request, Map<String, Object> stepOutputs) {
    this.request = request;
    this.stepOutputs = stepOutputs;
  }

  /** What every expression of the run may read. */
  public Map<String, Object> ofRun() {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("parameters", request.parameters());
    variables.put("steps", new LinkedHashMap<>(stepOutputs));
    variables.put("user", user(request.initiator()));
    variables.put("context", map("task", map("id", request.runId())));
    Map<String, Object> environment = map("parameters", request.environment());
    environment.put("secrets", new LinkedHashMap<>());
    variables.put("environment", environment);
    return variables;
  }

  /** What the expressions of one iteration may read. */
  public Map<String, Object> ofIteration(Iteration iteration) {
    Map<String, Object> variables = ofRun();
    Map<String, Object> each = map("key", iteration.key());
    each.put("value", iteration.value());
    variables.put("each", each);
    return variables;
  }

  private static Map<String, Object> user(Initiator initiator) {
    Map<String, Object> user = new LinkedHashMap<>();
    if (initiator.ref() != null) {
      user.put("ref", initiator.ref());
    }
    if (initiator.entity() != null) {
      user.put("entity", initiator.entity());
    }
    return user;
  }

  private static Map<String, Object> map(String key, Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }
}
