package dev.formwork.integrations.localgit;

import dev.formwork.integrations.WebServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;

/** The local Git host on a port of its own, as standalone serves it. */
public final class LocalGitServer implements AutoCloseable {

  private final LocalGitHost host;
  private final WebServer server;

  private LocalGitServer(LocalGitHost host, WebServer server) {
    this.host = host;
    this.server = server;
  }

  public static LocalGitServer start(Path directory) {
    int port = WebServer.freePort();
    LocalGitHost host =
        new LocalGitHost(directory, URI.create("http://127.0.0.1:" + port + "/git"));
    return new LocalGitServer(
        host, WebServer.start(port, Map.of("/git/*", new LocalGitServlet(host))));
  }

  public LocalGitHost host() {
    return host;
  }

  public LocalRepositoryHost repositories() {
    return new LocalRepositoryHost(
        host, server.url().resolve("/repositories"), Duration.ofSeconds(10));
  }

  /** The bare repository itself; the caller closes it. */
  public Repository open(String owner, String name) {
    return host.open(owner, name).orElseThrow();
  }

  public URI url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }
}
