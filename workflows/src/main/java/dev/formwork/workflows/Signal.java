package dev.formwork.workflows;

import java.util.Map;

/**
 * What an outside system tells a step that waits for it.
 *
 * @param waitKey key of the {@link Wait}
 * @param payload becomes the step's output `payload`
 */
public record Signal(String waitKey, Map<String, Object> payload) {

  public Signal {
    payload = Ordered.copy(payload);
  }
}
