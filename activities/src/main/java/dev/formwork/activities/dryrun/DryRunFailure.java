package dev.formwork.activities.dryrun;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dry run that cannot begin, or whose step failed; the message is a full sentence. */
public final class DryRunFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The type of a path that leaves the template's folder. */
  public static final String NOT_ALLOWED = "NotAllowed";

  private final String type;
  private final transient List<DryRunLine> log;

  /**
   * @param type simple name of an {@link dev.formwork.activities.action.ActionException}, {@link
   *     #NOT_ALLOWED}, or the class of an unknown failure
   */
  public DryRunFailure(String type, String message, Throwable cause) {
    this(type, message, cause, List.of());
  }

  DryRunFailure(String type, String message) {
    super(message);
    this.type = type;
    this.log = List.of();
  }

  private DryRunFailure(
      String type, String message, @Nullable Throwable cause, List<DryRunLine> log) {
    super(message, cause);
    this.type = type;
    this.log = List.copyOf(log);
  }

  /** The same failure with what was logged up to it. */
  DryRunFailure withLog(List<DryRunLine> lines) {
    return new DryRunFailure(type, String.valueOf(getMessage()), getCause(), lines);
  }

  /** The lines up to the failure, its own the last; empty when the dry run did not begin. */
  public List<DryRunLine> log() {
    return log;
  }

  public String type() {
    return type;
  }
}
