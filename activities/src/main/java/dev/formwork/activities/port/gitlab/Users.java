package dev.formwork.activities.port.gitlab;

import java.util.Optional;

/** The users of a GitLab. */
public interface Users {

  /** Whose token is used. */
  User current();

  Optional<User> find(long id);

  Optional<User> named(String username);
}
