package dev.formwork.activities.approval;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.port.people.Contact;
import dev.formwork.workflows.NotifyWish;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Who hears of a request, and where. */
final class Audience {

  /** More people are not asked one by one: they read it in a channel or on a list. */
  private static final int MAX_PEOPLE = 50;

  private final Question question;
  private final TellingPorts ports;
  private final @Nullable String fallback;
  private final SequencedSet<String> channels = new LinkedHashSet<>();
  private final SequencedMap<String, Recipient> recipients = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private @Nullable ActionException away;
  private boolean isClosed;

  /**
   * Somebody who gets a letter.
   *
   * @param person ref of the person that reads it, or null for more than one
   */
  record Recipient(String address, @Nullable String person) {}

  private Audience(Question question, TellingPorts ports, @Nullable String fallback) {
    this.question = question;
    this.ports = ports;
    this.fallback = fallback;
  }

  /**
   * Looks everybody up.
   *
   * @param fallback channel for those who are not reached in another way, or null
   */
  static Audience of(Question question, TellingPorts ports, @Nullable String fallback) {
    Audience audience = new Audience(question, ports, fallback);
    audience.addWished();
    for (String ref : question.approval().approvers()) {
      audience.addApprover(ref);
    }
    return audience;
  }

  /** Channels and persons of the messenger, each once. */
  List<String> channels() {
    return List.copyOf(channels);
  }

  /** Addresses, each once. */
  List<Recipient> recipients() {
    return List.copyOf(recipients.values());
  }

  /** Who is not reached, one sentence each. */
  List<String> problems() {
    return problems;
  }

  /** Why somebody is missing who is found when it is tried again; null when all are there. */
  @Nullable ActionException away() {
    return away;
  }

  private NotifyWish wish() {
    return question.notice().wish();
  }

  private static boolean asksPeople(String wish) {
    return wish.equals(NotifyWish.PEOPLE);
  }

  private static boolean namesAPlace(String wish) {
    return !asksPeople(wish) && !wish.equals(NotifyWish.NONE);
  }

  private void addWished() {
    if (namesAPlace(wish().slack())) {
      channels.add(wish().slack());
    }
    if (namesAPlace(wish().email())) {
      addLetter(wish().email(), null);
    }
  }

  private void addApprover(String ref) {
    Optional<Contact> found = ports.people().find(ref);
    if (found.isEmpty()) {
      unreached(ref, "the catalog does not have it");
      return;
    }
    Contact contact = found.get();
    boolean isReached = contact.isPerson() ? addPerson(contact) : addGroup(contact);
    if (!isReached && away == null && (asksPeople(wish().slack()) || asksPeople(wish().email()))) {
      unreached(ref, "the catalog has neither an e-mail address nor a Slack id of it");
    }
  }

  private void unreached(String ref, String reason) {
    if (fallback != null && asksPeople(wish().slack())) {
      channels.add(fallback);
    } else if (!namesAPlace(wish().slack()) && !namesAPlace(wish().email())) {
      problems.add("%s was not told, because %s.".formatted(ref, reason));
    }
  }

  private boolean addGroup(Contact group) {
    boolean inChannel = group.chat() != null && asksPeople(wish().slack());
    if (inChannel) {
      channels.add(group.chat());
    }
    boolean isReached = inChannel;
    boolean isSmall = group.members().size() <= MAX_PEOPLE;
    for (Contact member : isSmall ? group.members() : List.<Contact>of()) {
      isReached |= inChannel ? addLetter(member) : addPerson(member);
    }
    boolean hasReader = isSmall && group.members().stream().anyMatch(one -> one.email() != null);
    if (!hasReader && group.email() != null && asksPeople(wish().email())) {
      addLetter(group.email(), null);
      isReached = true;
    }
    return isReached;
  }

  private boolean addPerson(Contact person) {
    if (mayNotAnswer(person)) {
      return true;
    }
    return addMessage(person) | addLetter(person);
  }

  /** Who started the run and may not approve it is not asked. */
  private boolean mayNotAnswer(Contact person) {
    return !question.approval().selfApproval()
        && person.ref().equals(question.run().initiator().ref());
  }

  private boolean addMessage(Contact person) {
    if (!asksPeople(wish().slack())) {
      return false;
    }
    Optional<String> id = chat(person);
    id.ifPresent(channels::add);
    return id.isPresent();
  }

  private Optional<String> chat(Contact person) {
    if (person.chat() != null && !person.chat().contains("@")) {
      return Optional.of(person.chat());
    }
    String email = person.chat() == null ? person.email() : person.chat();
    try {
      return email == null || isClosed || away != null
          ? Optional.empty()
          : ports.directory().personByEmail(email);
    } catch (ActionException e) {
      if (e.isFinal()) {
        isClosed = true;
        problems.add(String.valueOf(e.getMessage()));
      } else {
        away = e;
      }
      return Optional.empty();
    }
  }

  private boolean addLetter(Contact person) {
    if (!asksPeople(wish().email()) || person.email() == null || mayNotAnswer(person)) {
      return false;
    }
    addLetter(person.email(), person.ref());
    return true;
  }

  private void addLetter(String address, @Nullable String person) {
    recipients.putIfAbsent(address.toLowerCase(Locale.ROOT), new Recipient(address, person));
  }
}
