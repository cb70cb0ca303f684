package dev.formwork.standalone.commandline;

/** A command line that cannot be understood, or a file it names that cannot be used. */
public final class UsageFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A fault that is told in full sentences. */
  public UsageFault(String message) {
    super(message);
  }

  /** A fault with what caused it. */
  public UsageFault(String message, Throwable cause) {
    super(message, cause);
  }
}
