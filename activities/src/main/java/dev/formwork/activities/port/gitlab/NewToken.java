package dev.formwork.activities.port.gitlab;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token to be made.
 *
 * @param accessLevel such as 40 for a maintainer; null for deploy tokens
 * @param username of a deploy token, or null for one that GitLab chooses
 * @param expiresAt null for a deploy token without an end
 * @param mark written on it in the call that makes it
 */
public record NewToken(
    TokenKind kind,
    String name,
    List<String> scopes,
    @Nullable Integer accessLevel,
    @Nullable String username,
    @Nullable LocalDate expiresAt,
    String mark) {

  public NewToken {
    scopes = List.copyOf(scopes);
  }
}
