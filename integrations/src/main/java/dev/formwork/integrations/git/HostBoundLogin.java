package dev.formwork.integrations.git;

import java.util.Locale;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Gives the login to the host of its remote and to no other, also after a redirect. */
final class HostBoundLogin extends CredentialsProvider {

  private final GitRemote.Login login;
  private final String host;
  private final String scheme;

  HostBoundLogin(GitRemote.Login login, URIish remote) {
    this.login = login;
    this.host = String.valueOf(remote.getHost()).toLowerCase(Locale.ROOT);
    this.scheme = String.valueOf(remote.getScheme());
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (CredentialItem item : items) {
      if (!(item instanceof CredentialItem.Username || item instanceof CredentialItem.Password)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    if (!host.equalsIgnoreCase(uri.getHost()) || !scheme.equalsIgnoreCase(uri.getScheme())) {
      return false;
    }
    for (CredentialItem item : items) {
      if (item instanceof CredentialItem.Username username) {
        username.setValue(login.user());
      } else if (item instanceof CredentialItem.Password password) {
        password.setValue(login.password().toCharArray());
      } else {
        return false;
      }
    }
    return true;
  }
}
