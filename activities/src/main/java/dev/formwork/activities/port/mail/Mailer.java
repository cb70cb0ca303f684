package dev.formwork.activities.port.mail;

import dev.formwork.activities.action.ActionException;

/** A way to send letters. */
public interface Mailer {

  /**
   * Sends one letter to one recipient, at most once for a key: a key that was handed over before is
   * not sent again, even when nobody knows what became of it.
   *
   * @throws ActionException.InvalidInput when the server refuses the recipient or the letter
   * @throws ActionException.PermissionDenied when the server refuses us
   * @throws ActionException.Unavailable when the letter was surely not taken
   */
  void send(Mail mail);
}
