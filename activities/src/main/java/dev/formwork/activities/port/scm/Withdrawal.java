package dev.formwork.activities.port.scm;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What became of a proposal that was to be taken back. */
public sealed interface Withdrawal {

  /** Nothing of it is there. */
  record Nothing() implements Withdrawal {}

  /**
   * It is closed, and the branch deleted when the step had made it.
   *
   * @param name such as `acme/payments#7`
   * @param url page for people, or null when there was a branch only
   */
  record Gone(String name, @Nullable URI url) implements Withdrawal {}

  /**
   * It stays.
   *
   * @param reason a full sentence: why, and what to do about it
   */
  record Kept(String name, @Nullable URI url, String reason) implements Withdrawal {}
}
