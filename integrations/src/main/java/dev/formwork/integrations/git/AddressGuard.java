package dev.formwork.integrations.git;

import java.io.IOException;
import java.net.URL;

/**
 * Decides before every connection, the first and those after a redirect, whether it may be made.
 */
@FunctionalInterface
public interface AddressGuard {

  /** Lets every address pass: for remotes that an operator configured. */
  AddressGuard OPEN = url -> {};

  /** Returns when the address is allowed. */
  void check(URL url) throws Refused;

  /** An address is not allowed; the message is a sentence for the user. */
  final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
      super(message);
    }

    /** What the user is told. */
    public String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
