package dev.formwork.workflows.dryrun;

import dev.formwork.workflows.RunFailure;
import dev.formwork.workflows.StepState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a dry run.
 *
 * @param failure why it ended early; everything else is empty then
 */
public record DryRunAnswer(
    List<Line> log, List<File> files, Map<String, Object> output, @Nullable RunFailure failure) {

  /**
   * A line of the log.
   *
   * @param state the state that the step has from now on, or null when the line changes none
   */
  public record Line(String message, @Nullable String stepId, @Nullable StepState state) {}

  /** A file of the workspace at the end. */
  public record File(String path, boolean executable, String base64Content) {}

  public DryRunAnswer {
    log = Collections.unmodifiableList(new ArrayList<>(log));
    files = Collections.unmodifiableList(new ArrayList<>(files));
    output = Collections.unmodifiableMap(new LinkedHashMap<>(output));
  }

  /** The answer of a dry run that failed. */
  public static DryRunAnswer failed(String type, String message) {
    return new DryRunAnswer(
        List.of(), List.of(), Collections.emptyMap(), new RunFailure(type, message, null));
  }
}
