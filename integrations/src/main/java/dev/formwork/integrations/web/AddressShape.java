package dev.formwork.integrations.web;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the addresses of one sort of Git host are read and made, behind the host's own address. */
enum AddressShape {
  PLAIN(
      "/(?<owner>[^/]+)/(?<name>[^/]+?)(?:\\.git)?/?(?:/(?:blob|tree|raw|edit)/(?<rest>.+))?",
      "/%s/%s.git"),
  GITEA(
      "/(?<owner>[^/]+)/(?<name>[^/]+?)(?:\\.git)?/?(?:/(?:(?:src|raw|media)/(?:branch|tag|commit)|_edit)/(?<rest>.+?))?/?",
      "/%s/%s.git"),
  GITLAB(
      "/(?<owner>[^/]+(?:/[^/]+)*?)/(?<name>[^/]+?)(?:\\.git)?/?(?:(?:/-)?/(?:blob|tree|raw|edit)/(?<rest>.+?))?/?",
      "/%s/%s.git"),
  BITBUCKET(
      "/(?<owner>[^/]+)/(?<name>[^/]+?)(?:\\.git)?/?(?:/(?:src|raw)/(?<rest>.+?))?/?",
      "/%s/%s.git"),
  BITBUCKET_SERVER(
      "/(?:projects/(?<owner>[^/]+)|users/(?<user>[^/]+))/repos/(?<name>[^/]+)(?:/(?:browse|raw)(?:/(?<rest>.*?))?)?/?",
      "/scm/%s/%s.git"),
  AZURE("/(?<owner>[^/]+(?:/[^/]+)?)/_git/(?<name>[^/]+)/?(?<rest>)", "/%s/_git/%s");

  private final Pattern place;
  private final String clone;

  AddressShape(String place, String clone) {
    this.place = Pattern.compile(place);
    this.clone = clone;
  }

  static AddressShape of(GitHost.Type type) {
    return switch (type) {
      case GITHUB, LOCAL -> PLAIN;
      case GITEA -> GITEA;
      case GITLAB -> GITLAB;
      case BITBUCKET -> BITBUCKET;
      case BITBUCKET_SERVER -> BITBUCKET_SERVER;
      case AZURE -> AZURE;
    };
  }

  /**
   * The place that an address names.
   *
   * @param path of the address, without the path of the host's own address
   */
  Optional<GitAddress> read(GitHost host, String path, URI url) {
    Matcher matcher = place.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String rest = matcher.group("rest") == null ? "" : decoded(matcher.group("rest"));
    String owner = matcher.group("owner");
    if (owner == null) {
      owner = "~" + matcher.group("user");
    }
    return Optional.of(
        new GitAddress(
            host, decoded(owner), decoded(matcher.group("name")), refAndPath(rest, url)));
  }

  private String refAndPath(String rest, URI url) {
    return switch (this) {
      case BITBUCKET_SERVER ->
          joined(parameter(url, "at").replaceFirst("^refs/(?:heads|tags)/", ""), rest);
      case AZURE ->
          joined(parameter(url, "version").replaceFirst("^G[BTC]", ""), parameter(url, "path"));
      default -> rest;
    };
  }

  /** Without a ref it is the default branch. */
  private static String joined(String ref, String path) {
    String plain = path.replaceAll("^/+|/+$", "");
    String named = ref.isEmpty() && !plain.isEmpty() ? "HEAD" : ref;
    return plain.isEmpty() ? named : named + "/" + plain;
  }

  private static String parameter(URI url, String name) {
    String query = url.getRawQuery() == null ? "" : url.getRawQuery();
    for (String pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return decoded(pair.substring(name.length() + 1));
      }
    }
    return "";
  }

  String clonePath(String owner, String name) {
    return clone.formatted(encoded(owner), encoded(name));
  }

  /** The page of a branch's first name and a path in it. */
  String page(String kind, String owner, String name, String refAndPath) {
    int slash = refAndPath.indexOf('/');
    String ref = encoded(slash < 0 ? refAndPath : refAndPath.substring(0, slash));
    String path = encoded(slash < 0 ? "" : refAndPath.substring(slash + 1));
    String place = encoded(owner) + "/" + encoded(name);
    return switch (this) {
      case PLAIN -> "/%s/%s/%s".formatted(place, kind, encoded(refAndPath));
      case GITEA ->
          "/%s/%s/%s"
              .formatted(place, kind.equals("edit") ? "_edit" : "src/branch", encoded(refAndPath));
      case GITLAB -> "/%s/-/%s/%s".formatted(place, kind, encoded(refAndPath));
      case BITBUCKET -> "/%s/src/%s".formatted(place, encoded(refAndPath));
      case BITBUCKET_SERVER ->
          "/%s/repos/%s/browse/%s?at=%s"
              .formatted(
                  owner.startsWith("~")
                      ? "users/" + encoded(owner.substring(1))
                      : "projects/" + encoded(owner),
                  encoded(name),
                  path,
                  ref);
      case AZURE ->
          "/%s/_git/%s?path=/%s&version=GB%s".formatted(encoded(owner), encoded(name), path, ref);
    };
  }

  private static String encoded(String text) {
    return text.replace("%", "%25").replace(" ", "%20").replace("#", "%23").replace("?", "%3F");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
