package dev.formwork.integrations.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A place in a repository of a Git host, as people copy it from their browser.
 *
 * @param refAndPath branch, tag or commit, then the path; empty for the root of the default branch
 */
record GitAddress(GitHost host, String owner, String name, String refAndPath) {

  /** The place, or empty when the address is on none of the hosts or names no repository. */
  static Optional<GitAddress> of(URI url, List<GitHost> hosts) {
    for (GitHost host : hosts) {
      URI base = host.baseUrl();
      String path = String.valueOf(url.getRawPath());
      String prefix = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
      if (isSameOrigin(url, base) && path.startsWith(prefix + "/")) {
        Optional<GitAddress> found =
            AddressShape.of(host.type()).read(host, path.substring(prefix.length()), url);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  URI cloneUrl() {
    return URI.create(base() + AddressShape.of(host.type()).clonePath(owner, name));
  }

  /** A page of this kind, such as `tree` or `edit`, for a path beside this one. */
  URI page(String kind, String refAndPath) {
    return URI.create(base() + AddressShape.of(host.type()).page(kind, owner, name, refAndPath));
  }

  /** The directory in which the file of this address lies. */
  String directory() {
    int slash = refAndPath.lastIndexOf('/');
    return slash < 0 ? refAndPath : refAndPath.substring(0, slash);
  }

  private String base() {
    return host.baseUrl().toString().replaceAll("/+$", "");
  }

  private static boolean isSameOrigin(URI url, URI base) {
    return origin(url).equals(origin(base));
  }

  private static String origin(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    int port = url.getPort() < 0 ? (scheme.equals("https") ? 443 : 80) : url.getPort();
    return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }
}
