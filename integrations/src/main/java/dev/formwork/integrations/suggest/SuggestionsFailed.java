package dev.formwork.integrations.suggest;

import org.jspecify.annotations.Nullable;

/** There are no suggestions; the message says why and what to do, and holds no token. */
public final class SuggestionsFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Whose fault it is. */
  public enum Reason {
    /** The question is incomplete or asks for something unknown. */
    QUESTION,
    /** The host does not accept the token for this. */
    REFUSED,
    /** The host knows no such owner or repository, or hides it. */
    MISSING,
    /** The host does not answer now. */
    AWAY
  }

  private final Reason reason;

  SuggestionsFailed(Reason reason, String message) {
    this(reason, message, null);
  }

  SuggestionsFailed(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
