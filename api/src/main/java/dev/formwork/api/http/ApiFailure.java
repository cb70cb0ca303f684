package dev.formwork.api.http;

/** A call that is refused: the name and the status that Backstage's wire has for it. */
public final class ApiFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The names of Backstage's errors; clients switch on them. */
  public enum Kind {
    INPUT("InputError", 400),
    AUTHENTICATION("AuthenticationError", 401),
    NOT_ALLOWED("NotAllowedError", 403),
    NOT_FOUND("NotFoundError", 404),
    CONFLICT("ConflictError", 409),
    INTERNAL("Error", 500),
    NOT_IMPLEMENTED("NotImplementedError", 501),
    UNAVAILABLE("ServiceUnavailableError", 503);

    private final String wireName;
    private final int status;

    Kind(String wireName, int status) {
      this.wireName = wireName;
      this.status = status;
    }

    /** The name on the wire. */
    public String wireName() {
      return wireName;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }
  }

  private final Kind kind;

  /** A refusal whose message says what happened, to which input, and what to do. */
  public ApiFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** An input is wrong: 400. */
  public static ApiFailure input(String message) {
    return new ApiFailure(Kind.INPUT, message);
  }

  /** A thing is not there, or not for this caller: 404. */
  public static ApiFailure notFound(String message) {
    return new ApiFailure(Kind.NOT_FOUND, message);
  }

  /** The call does not fit the state of a thing: 409. */
  public static ApiFailure conflict(String message) {
    return new ApiFailure(Kind.CONFLICT, message);
  }

  /** The caller may not do this: 403. */
  public static ApiFailure notAllowed(String message) {
    return new ApiFailure(Kind.NOT_ALLOWED, message);
  }

  /** A server that is needed does not answer: 503. */
  public static ApiFailure unavailable(String message) {
    return new ApiFailure(Kind.UNAVAILABLE, message);
  }

  /** A route that is known but not served: 501. */
  public static ApiFailure notImplemented(String message) {
    return new ApiFailure(Kind.NOT_IMPLEMENTED, message);
  }

  /** Which error of the wire this is. */
  public Kind kind() {
    return kind;
  }
}
