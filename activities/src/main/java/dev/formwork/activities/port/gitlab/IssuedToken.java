package dev.formwork.activities.port.gitlab;

import org.jspecify.annotations.Nullable;

/**
 * A token that was just made.
 *
 * @param secret told once, in the answer to the call that made it
 * @param username of a deploy token, otherwise null
 */
public record IssuedToken(long id, String secret, @Nullable String username) {

  @Override
  public String toString() {
    return "IssuedToken[id=%d, username=%s]".formatted(id, username);
  }
}
