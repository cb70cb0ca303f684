package dev.formwork.integrations.smtp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A mail server.
 *
 * @param username null when the server asks for none
 * @param password null when the server asks for none
 * @param encryption how the connection is protected
 * @param from address of the sender
 * @param timeout longest wait for the connection and for each answer
 */
public record SmtpSettings(
    String host,
    int port,
    @Nullable String username,
    @Nullable String password,
    Encryption encryption,
    String from,
    Duration timeout) {

  /** How the connection is protected. */
  public enum Encryption {
    /** In clear; only for a server on this machine. */
    NONE,
    /** Begins in clear and must become TLS before anything is said; usually port 587. */
    STARTTLS,
    /** TLS from the first byte; usually port 465. */
    TLS
  }

  @Override
  public String toString() {
    return "SmtpSettings[host=%s, port=%d, encryption=%s, from=%s]"
        .formatted(host, port, encryption, from);
  }
}
