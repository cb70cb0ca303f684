package dev.formwork.activities.action;

import dev.formwork.workflows.Made;
import dev.formwork.workflows.UndoRequest;
import java.util.List;

/** What stays because the secrets that its undo needs were deleted when the run ended. */
final class LostSecrets {

  private LostSecrets() {}

  /** Tells that everything stays which the step is known to have made, or the step itself. */
  static void leave(UndoRequest request, List<String> missing, StepContext step) {
    List<Made> made = request.result() == null ? List.of() : request.result().made();
    String reason = reason(missing);
    if (made.isEmpty()) {
      step.leftover("step", request.step().stepName(), null, reason);
    }
    made.forEach(thing -> step.leftover(thing.kind(), thing.name(), thing.url(), reason));
  }

  private static String reason(List<String> missing) {
    List<String> named = missing.stream().filter(name -> !name.endsWith(":")).toList();
    return named.isEmpty()
        ? "Its undo needs a secret that another step made, and secrets are deleted when a run ends. Remove it by hand."
        : "Its undo needs secret '%s', and secrets are deleted when a run ends. Take the run back again and give the secret anew, or remove it by hand."
            .formatted(String.join("', '", named));
  }
}
