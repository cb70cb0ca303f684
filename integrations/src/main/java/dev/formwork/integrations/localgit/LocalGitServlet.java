package dev.formwork.integrations.localgit;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceivePack;

/**
 * Serves the local Git host: smart HTTP at `/<owner>/<name>.git` for reading and writing, and
 * single files at `/<owner>/<name>/raw/<branch>/<path>`. Everybody on this machine may read and
 * write, nobody else anything.
 */
public final class LocalGitServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Pattern RAW = Pattern.compile("/([^/]+)/([^/]+)/raw/(.+)");
  private static final Pattern REPOSITORY = Pattern.compile("([^/]+)/([^/]+)\\.git");
  private static final Set<String> LOOPBACK_NAMES =
      Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /** Bytes of one push and of one raw file at most. */
  private static final long MAX_PUSH = 512L * 1024 * 1024;

  private static final int MAX_RAW = 10 * 1024 * 1024;

  private final transient LocalGitHost host;
  private final transient RepositoryBrowser browser;
  private final GitServlet git = new GitServlet();

  public LocalGitServlet(LocalGitHost host) {
    this.host = host;
    this.browser = new RepositoryBrowser(host);
  }

  @Override
  public void init(ServletConfig config) throws ServletException {
    super.init(config);
    git.setRepositoryResolver((request, path) -> open(path));
    git.setReceivePackFactory((request, repository) -> receive(repository));
    git.setAsIsFileService(org.eclipse.jgit.http.server.resolver.AsIsFileService.DISABLED);
    git.init(config);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!isFromHere(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "Only this machine may use it.");
      return;
    }
    String path = Optional.ofNullable(request.getPathInfo()).orElse("");
    Matcher raw = RAW.matcher(path);
    if (raw.matches()) {
      sendRaw(raw.group(1), raw.group(2), raw.group(3), response);
      return;
    }
    git.service(request, response);
  }

  @Override
  public void destroy() {
    git.destroy();
    super.destroy();
  }

  private Repository open(String path) throws RepositoryNotFoundException {
    Matcher matcher = REPOSITORY.matcher(path);
    if (!matcher.matches()) {
      throw new RepositoryNotFoundException(path);
    }
    return host.open(matcher.group(1), matcher.group(2))
        .orElseThrow(() -> new RepositoryNotFoundException(path));
  }

  private ReceivePack receive(Repository repository) {
    ReceivePack receive = new ReceivePack(repository);
    receive.setMaxPackSizeLimit(MAX_PUSH);
    receive.setPostReceiveHook((pack, commands) -> host.touch(repository));
    return receive;
  }

  private void sendRaw(String owner, String name, String rest, HttpServletResponse response)
      throws IOException {
    Optional<byte[]> found = raw(owner, name, rest);
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    byte[] bytes = found.get();
    response.setContentType(
        RawText.isBinary(bytes) ? "application/octet-stream" : "text/plain;charset=utf-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** A branch's name may hold slashes, so the shortest name that is a branch with the file wins. */
  private Optional<byte[]> raw(String owner, String name, String rest) {
    for (int slash = rest.indexOf('/'); slash > 0; slash = rest.indexOf('/', slash + 1)) {
      Optional<byte[]> bytes =
          browser.raw(owner, name, rest.substring(0, slash), rest.substring(slash + 1), MAX_RAW);
      if (bytes.isPresent()) {
        return bytes;
      }
    }
    return Optional.empty();
  }

  /** The name is asked for too, so that no page elsewhere reaches us under a name of its own. */
  private boolean isFromHere(HttpServletRequest request) throws IOException {
    String name = request.getServerName().toLowerCase(Locale.ROOT);
    boolean named =
        LOOPBACK_NAMES.contains(name) || name.equalsIgnoreCase(host.publicUrl().getHost());
    return named && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
  }
}
