package dev.formwork.integrations.suggest;

import dev.formwork.integrations.suggest.SuggestionsFailed.Reason;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Suggestions of one kind of Git host, in the words of Backstage's autocompletion. */
public sealed interface Suggestions
    permits GithubSuggestions, GitlabSuggestions, GiteaSuggestions, BitbucketSuggestions {

  /** Those of a provider such as `github`, or empty when it is not known. */
  static Optional<Suggestions> of(String provider) {
    return switch (provider) {
      case "github" -> Optional.of(new GithubSuggestions());
      case "gitlab" -> Optional.of(new GitlabSuggestions());
      case "gitea" -> Optional.of(new GiteaSuggestions());
      case "bitbucket-cloud" -> Optional.of(new BitbucketSuggestions());
      default -> Optional.empty();
    };
  }

  /** The host that is meant when the form names none, or an empty text when it must. */
  String defaultHost();

  /** Type of its hosts in the configuration, such as `github`. */
  String hostType();

  /** Where the API of a host is unless the operator says otherwise. */
  URI apiUrl(String host);

  /** The header `Authorization` for a person's token. */
  default String authorization(String token) {
    return "Bearer " + token;
  }

  /**
   * All suggestions.
   *
   * @param resource such as `branches`
   * @param context what the form knows already, such as `owner`
   * @throws SuggestionsFailed when the resource is not known, something of the context is missing,
   *     or the host refuses
   */
  List<Suggestion> find(String resource, Map<String, String> context, HostApi api);

  /** A value of the context that must be there. */
  static String needed(Map<String, String> context, String name) {
    String value = context.get(name);
    if (value == null || value.isBlank()) {
      throw new SuggestionsFailed(
          Reason.QUESTION,
          "Missing %s context parameter (input: context). Give it beside the token."
              .formatted(name));
    }
    return value;
  }

  /** The failure of a resource that there is not. */
  static SuggestionsFailed unknown(String resource) {
    return new SuggestionsFailed(Reason.QUESTION, "Invalid resource: " + resource);
  }
}
