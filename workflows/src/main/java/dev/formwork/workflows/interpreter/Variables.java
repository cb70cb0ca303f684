package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables of expressions, without any secret; names and shapes are Backstage's. */
final class Variables {

  private final RunState state;

  Variables(RunState state) {
    this.state = state;
  }

  /** What every expression of the run may read. */
  Map<String, Object> ofRun() {
    RunRequest request = state.request();
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("parameters", request.parameters());
    variables.put("steps", new LinkedHashMap<>(state.stepOutputs()));
    variables.put("user", user(request.initiator()));
    variables.put("context", map("task", map("id", request.runId())));
    Map<String, Object> environment = map("parameters", request.environment());
    environment.put("secrets", new LinkedHashMap<>());
    variables.put("environment", environment);
    return variables;
  }

  /** What the expressions of one iteration may read. */
  Map<String, Object> ofIteration(Iteration iteration) {
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
