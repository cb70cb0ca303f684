package dev.formwork.integrations.git;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens JGit's HTTP connections, asks the guard before each one, redirects included, and remembers
 * the last, so that a failure can be told by its status.
 */
final class Connections implements HttpConnectionFactory {

  private final JDKHttpConnectionFactory jdk = new JDKHttpConnectionFactory();
  private final AddressGuard guard;
  private final Allowance allowance;
  private @Nullable HttpConnection last;

  /**
   * @param maxBytes of all answers together
   */
  Connections(AddressGuard guard, long maxBytes) {
    this.guard = guard;
    this.allowance = new Allowance(maxBytes);
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    guard.check(url);
    HttpConnection connection = allowance.limit(jdk.create(url));
    last = connection;
    return connection;
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    guard.check(url);
    HttpConnection connection = allowance.limit(jdk.create(url, proxy));
    last = connection;
    return connection;
  }

  /** Status of the last answer, or 0 when none came. */
  int lastStatus() {
    if (last == null) {
      return 0;
    }
    try {
      return Math.max(0, last.getResponseCode());
    } catch (IOException noAnswer) {
      return 0;
    }
  }

  /** A header of the last answer, or null. */
  @Nullable String lastHeader(String name) {
    return last == null ? null : last.getHeaderField(name);
  }
}
