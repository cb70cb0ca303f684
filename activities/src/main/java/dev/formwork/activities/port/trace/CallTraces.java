package dev.formwork.activities.port.trace;

import java.net.URI;

/** Told of the calls that the attempt of a step makes to other servers, on its own thread. */
public interface CallTraces {

  /** Nobody watches. */
  CallTraces NONE = (name, host, port) -> OpenCall.UNTOLD;

  /** Those of the attempt that this thread runs. */
  ScopedValue<CallTraces> CURRENT = ScopedValue.newInstance();

  /** Those of the attempt that this thread runs; {@link #NONE} outside of one. */
  static CallTraces current() {
    return CURRENT.orElse(NONE);
  }

  /**
   * A call begins.
   *
   * @param name one of few, such as `GET` or `git push`; never an address, which may hold a secret
   * @param port as the address names it, or -1
   */
  OpenCall begin(String name, String host, int port);

  /** A call to the host of an address begins; nothing else of the address is told. */
  default OpenCall begin(String name, URI address) {
    String host = address.getHost();
    return begin(name, host == null ? "unknown" : host, address.getPort());
  }
}
