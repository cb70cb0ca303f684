package dev.formwork.api.identity;

import java.util.List;

/**
 * The person behind a call.
 *
 * @param ref such as `user:default/ada`
 * @param groups refs of the groups that the catalog knows for this person
 * @param local whether this is the local user of a server without sign-in
 */
public record User(String ref, String name, String email, List<String> groups, boolean local) {

  public User {
    groups = List.copyOf(groups);
  }
}
