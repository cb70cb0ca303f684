package dev.formwork.integrations.github;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of {@link GithubStub}.
 *
 * @param body null for none
 */
record Reply(int status, @Nullable Object body) {

  static final Reply NOT_FOUND = message(404, "Not Found");

  static Reply message(int status, String text) {
    return new Reply(
        status, Map.of("message", text, "documentation_url", "https://docs.github.com/rest"));
  }
}
