package dev.formwork.activities.port.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person or a group, and where they are reached.
 *
 * @param ref full entity ref in lower case, such as `user:default/ada`
 * @param name for people to read
 * @param email one address, or null when none is known
 * @param chat a person's id, or a channel, of the messenger; null when none is known
 * @param members of a group; empty for a person
 */
public record Contact(
    String ref, String name, @Nullable String email, @Nullable String chat, List<Contact> members) {

  public Contact {
    members = List.copyOf(members);
  }

  public boolean isPerson() {
    return ref.startsWith("user:");
  }
}
