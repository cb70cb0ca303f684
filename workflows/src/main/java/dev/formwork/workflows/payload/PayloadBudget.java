package dev.formwork.workflows.payload;

import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How large the parts of a run may be. Histories hold every payload for as long as a run is kept,
 * so large things belong in the workspace and travel by name.
 */
final class PayloadBudget {

  /** Bytes of JSON, before encryption. */
  static final int MAX_BYTES = 64 * 1024;

  private PayloadBudget() {}

  /**
   * Refuses values that are too large.
   *
   * @param bytes size of the value's JSON
   * @throws PayloadTooLarge when the value is one that has a budget and exceeds it
   */
  static void check(@Nullable Object value, int bytes) {
    if (bytes <= MAX_BYTES) {
      return;
    }
    switch (value) {
      case StepRequest request ->
          throw new PayloadTooLarge(
              ("Input of step '%s' (%s) is %s; at most %s travel with a step (input: the step's"
                      + " `input`). Put large text into a file of the workspace and name the file.")
                  .formatted(request.stepId(), request.action(), size(bytes), size(MAX_BYTES)));
      case StepResult _ ->
          throw new PayloadTooLarge(
              ("Output of the step is %s; at most %s travel on to later steps. Let the action write"
                      + " large data into a file of the workspace and return the file's path.")
                  .formatted(size(bytes), size(MAX_BYTES)));
      case RunRequest request ->
          throw new PayloadTooLarge(
              ("Run of %s is %s with its steps and values; at most %s start a run. Move long texts"
                      + " from the steps' `input` into files of the template, and shorten the"
                      + " values of the form.")
                  .formatted(request.templateRef(), size(bytes), size(MAX_BYTES)));
      case null, default -> {}
    }
  }

  static String size(int bytes) {
    return String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0).replace(".0 ", " ");
  }
}
