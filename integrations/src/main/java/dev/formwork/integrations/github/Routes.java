package dev.formwork.integrations.github;

import dev.formwork.activities.port.github.RepositoryName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Paths below the API's address. */
final class Routes {

  private Routes() {}

  static String repository(String owner, String name) {
    return "/repos/%s/%s".formatted(encoded(owner), encoded(name));
  }

  /** A path within a repository, such as `/hooks`. */
  static String of(RepositoryName repository, String rest) {
    return repository(repository.owner(), repository.name()) + rest;
  }

  /** One segment or value, with nothing in it that means something in an address. */
  static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
