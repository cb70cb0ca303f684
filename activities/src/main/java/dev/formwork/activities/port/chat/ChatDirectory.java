package dev.formwork.activities.port.chat;

import dev.formwork.activities.action.ActionException;
import java.util.Optional;

/** Who is who in a messenger. */
@FunctionalInterface
public interface ChatDirectory {

  /**
   * The person with this address, as {@link ChatMessage#channel()} takes it; empty when the
   * messenger knows no such person.
   *
   * @throws ActionException.RateLimited when the messenger asks us to slow down
   * @throws ActionException.Unavailable when the messenger cannot be asked now
   * @throws ActionException.PermissionDenied when it does not let us ask
   */
  Optional<String> personByEmail(String email);
}
