package dev.formwork.integrations.git;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A repository that is reached over HTTP.
 *
 * @param name what people call it, such as `acme/payments on GitHub`; failures carry it
 * @param login null for a server that asks for none
 */
public record GitRemote(String name, URI url, @Nullable Login login) {

  /** User and password of HTTP's Basic; it is sent only to the host of the remote. */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }
}
