package dev.formwork.activities.port.gitlab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A pipeline to be started.
 *
 * @param tokenDescription of the trigger token that lives as long as the call
 * @param mark given to the pipeline in the call that starts it, as variable `FORMWORK_STEP`
 */
public record PipelineRequest(
    String branch, Map<String, String> variables, String tokenDescription, String mark) {

  public PipelineRequest {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  @Override
  public String toString() {
    return "PipelineRequest[branch=%s, variables=%s]".formatted(branch, variables.keySet());
  }
}
