package dev.formwork.activities.dryrun;

/** A dry run that cannot begin, or whose step failed; the message is a full sentence. */
public final class DryRunFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The type of a path that leaves the template's folder. */
  public static final String NOT_ALLOWED = "NotAllowed";

  private final String type;

  /**
   * @param type simple name of an {@link dev.formwork.activities.action.ActionException}, {@link
   *     #NOT_ALLOWED}, or the class of an unknown failure
   */
  public DryRunFailure(String type, String message, Throwable cause) {
    super(message, cause);
    this.type = type;
  }

  DryRunFailure(String type, String message) {
    super(message);
    this.type = type;
  }

  public String type() {
    return type;
  }
}
