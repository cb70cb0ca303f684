package dev.formwork.activities.port.people;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** People that live as long as this object. */
public final class InMemoryPeople implements People {

  private final Map<String, Contact> contacts = new LinkedHashMap<>();

  /** Adds the contact and its members, or replaces them. */
  public synchronized InMemoryPeople with(Contact contact) {
    contacts.put(contact.ref(), contact);
    contact.members().forEach(member -> contacts.put(member.ref(), member));
    return this;
  }

  @Override
  public synchronized Optional<Contact> find(String ref) {
    return Optional.ofNullable(contacts.get(ref));
  }
}
