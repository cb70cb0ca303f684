package dev.formwork.activities.port.gitlab;

import java.net.URI;

/** A pipeline. */
public record Pipeline(long id, URI webUrl, State state) {

  /** How far it is. */
  public enum State {
    /** It waits or runs. */
    ACTIVE,
    CANCELED,
    ENDED
  }

  public boolean isActive() {
    return state == State.ACTIVE;
  }
}
