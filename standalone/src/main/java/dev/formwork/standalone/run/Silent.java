package dev.formwork.standalone.run;

/** The server does not answer, or nothing that is Formwork's. */
final class Silent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Silent(String message, Throwable cause) {
    super(message, cause);
  }
}
