package dev.formwork.activities.port.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Letters that live as long as this object. */
public final class InMemoryMailer implements Mailer {

  private final Map<String, Mail> letters = new LinkedHashMap<>();

  /** Every letter in the order of sending. */
  public synchronized List<Mail> contents() {
    return List.copyOf(letters.values());
  }

  @Override
  public synchronized void send(Mail mail) {
    letters.putIfAbsent(mail.key(), mail);
  }
}
