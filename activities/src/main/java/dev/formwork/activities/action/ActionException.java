package dev.formwork.activities.action;

import dev.formwork.workflows.NotReady;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a user or operator can understand: the message says what happened, to which input,
 * and what to do. The simple class names are stored in histories and never change.
 */
public abstract sealed class ActionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ActionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Whether trying again cannot help. */
  public abstract boolean isFinal();

  /** The wait that the other side asked for before the next attempt. */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** The input is wrong; the same input fails again. */
  public static final class InvalidInput extends ActionException {
    private static final long serialVersionUID = 1L;

    public InvalidInput(String message) {
      this(message, null);
    }

    public InvalidInput(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /** The other side knows us or not, but does not let us do this. */
  public static final class PermissionDenied extends ActionException {
    private static final long serialVersionUID = 1L;

    public PermissionDenied(String message) {
      this(message, null);
    }

    public PermissionDenied(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /** Somebody else has a thing of this name. */
  public static final class NameTaken extends ActionException {
    private static final long serialVersionUID = 1L;

    public NameTaken(String message) {
      this(message, null);
    }

    public NameTaken(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /** The thing was changed by somebody else and must not be overwritten. */
  public static final class Conflict extends ActionException {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
      this(message, null);
    }

    public Conflict(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /** A limit is used up and stays so until somebody raises it or makes room. */
  public static final class QuotaExceeded extends ActionException {
    private static final long serialVersionUID = 1L;

    public QuotaExceeded(String message) {
      this(message, null);
    }

    public QuotaExceeded(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /** The other side asks us to slow down. */
  public static final class RateLimited extends ActionException {
    private static final long serialVersionUID = 1L;
    private final transient @Nullable Duration retryAfter;

    /**
     * @param retryAfter the wait that the other side asked for, or null when it said none
     */
    public RateLimited(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
      super(message, cause);
      this.retryAfter = retryAfter;
    }

    @Override
    public boolean isFinal() {
      return false;
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /** The other side cannot be reached or fails on its own account. */
  public static final class Unavailable extends ActionException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
      this(message, null);
    }

    public Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public boolean isFinal() {
      return false;
    }
  }

  /**
   * What was asked for is under way but not there yet. In a step it is no attempt that failed: the
   * run waits and calls the action again. The message says what is missing and is shown to people
   * as long as the run waits.
   */
  public static final class NotReadyYet extends ActionException {
    private static final long serialVersionUID = 1L;
    private final transient NotReady wishes;

    public NotReadyYet(String message) {
      this(message, NotReady.ANY);
    }

    /**
     * @param wishes when to look again, and for how long
     */
    public NotReadyYet(String message, NotReady wishes) {
      super(message, null);
      this.wishes = wishes;
    }

    /** When to look again, and for how long. */
    public NotReady wishes() {
      return wishes;
    }

    @Override
    public boolean isFinal() {
      return false;
    }
  }

  /** What was waited for has failed or is gone, and will not become ready. */
  public static final class NeverReady extends ActionException {
    private static final long serialVersionUID = 1L;

    public NeverReady(String message) {
      super(message, null);
    }

    @Override
    public boolean isFinal() {
      return true;
    }
  }
}
