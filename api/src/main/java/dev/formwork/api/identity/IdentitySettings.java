package dev.formwork.api.identity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who the callers are.
 *
 * @param localUser the one person of a server that knows no others
 * @param allowAnywhere whether a server that listens beyond this machine may take every caller for
 *     the local user
 */
public record IdentitySettings(LocalUser localUser, boolean allowAnywhere) {

  /**
   * A person that the settings name.
   *
   * @param ref such as `user:default/ada`
   * @param name shown on every page and used as the author of commits
   * @param email used as the author of commits
   */
  public record LocalUser(String ref, String name, String email) {

    /** Checks the reference and writes it in lower case. */
    public LocalUser {
      ref = ref.toLowerCase(Locale.ROOT);
      if (!ref.matches("user:[a-z0-9._-]+/[a-z0-9._-]+")) {
        throw new IllegalArgumentException(
            "Local user '%s' is not a user's entity reference (setting formwork.identity.local-user.ref). Write e.g. user:default/ada."
                .formatted(ref));
      }
    }
  }

  /**
   * Refuses to take callers from other machines for the local user.
   *
   * @param address what the server binds, or null for all addresses
   */
  void checkFor(java.net.@Nullable InetAddress address) {
    if (!allowAnywhere && (address == null || !address.isLoopbackAddress())) {
      throw new UnsafeIdentity(
          "The server would listen on %s and take every caller for %s, because no sign-in is configured."
              .formatted(
                  address == null ? "all addresses" : address.getHostAddress(), localUser.ref()));
    }
  }
}
