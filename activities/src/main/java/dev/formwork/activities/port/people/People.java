package dev.formwork.activities.port.people;

import dev.formwork.activities.action.ActionException;
import java.util.Optional;

/** The people and groups that templates name. */
public interface People {

  /**
   * A person, or a group with its members.
   *
   * @param ref full and in lower case, such as `group:default/platform`
   * @throws ActionException.Unavailable when they cannot be looked up now
   */
  Optional<Contact> find(String ref);
}
