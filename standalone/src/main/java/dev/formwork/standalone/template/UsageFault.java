package dev.formwork.standalone.template;

/** A command line that cannot be understood, or a file it names that cannot be used. */
final class UsageFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageFault(String message) {
    super(message);
  }

  UsageFault(String message, Throwable cause) {
    super(message, cause);
  }
}
