package dev.formwork.standalone;

/** A reason why the process does not start, in a sentence that says what to do. */
public class StartFailure extends RuntimeException {

  StartFailure(String message) {
    super(message);
  }

  StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
