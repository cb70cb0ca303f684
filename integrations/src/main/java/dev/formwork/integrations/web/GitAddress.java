package dev.formwork.integrations.web;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a repository of a Git host, as people copy it from their browser.
 *
 * @param refAndPath branch, tag or commit, then the path; empty for the root of the default branch
 */
record GitAddress(GitHost host, String owner, String name, String refAndPath) {

  private static final Pattern PLACE =
      Pattern.compile(
          "/(?<owner>[^/]+)/(?<name>[^/]+?)(?:\\.git)?/?(?:/(?:blob|tree|raw|edit)/(?<rest>.+))?");
  private static final Pattern GITEA_PLACE =
      Pattern.compile(
          "/(?<owner>[^/]+)/(?<name>[^/]+?)(?:\\.git)?/?(?:/(?:(?:src|raw|media)/(?:branch|tag|commit)|_edit)/(?<rest>.+?))?/?");

  private static final Pattern GITLAB_PLACE =
      Pattern.compile(
          "/(?<owner>[^/]+(?:/[^/]+)*?)/(?<name>[^/]+?)(?:\\.git)?/?(?:(?:/-)?/(?:blob|tree|raw|edit)/(?<rest>.+?))?/?");

  /** The place, or empty when the address is on none of the hosts or names no repository. */
  static Optional<GitAddress> of(URI url, List<GitHost> hosts) {
    for (GitHost host : hosts) {
      URI base = host.baseUrl();
      String path = String.valueOf(url.getRawPath());
      String prefix = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
      if (isSameOrigin(url, base) && path.startsWith(prefix + "/")) {
        Matcher matcher = shape(host).matcher(path.substring(prefix.length()));
        if (matcher.matches()) {
          String rest = matcher.group("rest") == null ? "" : decoded(matcher.group("rest"));
          return Optional.of(
              new GitAddress(
                  host, decoded(matcher.group("owner")), decoded(matcher.group("name")), rest));
        }
      }
    }
    return Optional.empty();
  }

  private static Pattern shape(GitHost host) {
    return switch (host.type()) {
      case GITHUB, LOCAL -> PLACE;
      case GITEA -> GITEA_PLACE;
      case GITLAB -> GITLAB_PLACE;
    };
  }

  URI cloneUrl() {
    return URI.create("%s/%s/%s.git".formatted(base(), owner, name));
  }

  /** A page of this kind, such as `tree` or `edit`, for a path beside this one. */
  URI page(String kind, String refAndPath) {
    String encoded = refAndPath.replace("%", "%25").replace(" ", "%20").replace("#", "%23");
    return URI.create("%s/%s/%s/%s/%s".formatted(base(), owner, name, segment(kind), encoded));
  }

  /** What the host calls this kind of page. */
  private String segment(String kind) {
    return switch (host.type()) {
      case GITHUB, LOCAL -> kind;
      case GITEA -> kind.equals("edit") ? "_edit" : "src/branch";
      case GITLAB -> "-/" + kind;
    };
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

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
