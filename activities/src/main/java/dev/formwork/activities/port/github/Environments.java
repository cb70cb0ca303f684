package dev.formwork.activities.port.github;

import dev.formwork.activities.action.ActionException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Places that workflows deploy to. Every method may throw {@link ActionException.PermissionDenied},
 * {@link ActionException.RateLimited} and {@link ActionException.Unavailable}.
 */
public interface Environments {

  /**
   * An environment as it should be. Its text shows no values of secrets.
   *
   * @param protectedBranchesOnly null when every branch may deploy; otherwise whether protected
   *     branches may, or those that the patterns name
   * @param waitMinutes before a deployment begins, or null for none
   */
  record Environment(
      String name,
      @Nullable Boolean protectedBranchesOnly,
      List<String> branchPatterns,
      List<String> tagPatterns,
      Map<String, String> variables,
      Map<String, String> secrets,
      @Nullable Integer waitMinutes,
      @Nullable Boolean preventSelfReview,
      List<Reviewer> reviewers) {

    public Environment {
      branchPatterns = List.copyOf(branchPatterns);
      tagPatterns = List.copyOf(tagPatterns);
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
      secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
      reviewers = List.copyOf(reviewers);
    }

    @Override
    public String toString() {
      return "Environment[name=%s, secrets=%s]".formatted(name, secrets.keySet());
    }
  }

  /** A person by login, or a team of the owner by slug. */
  record Reviewer(boolean team, String name) {}

  /**
   * The environment with its patterns, variables and the names of its secrets as a text that
   * becomes another one as soon as somebody changes it; empty when there is none.
   */
  Optional<String> stateOf(RepositoryName repository, String name);

  boolean hasEnvironment(RepositoryName repository, String name);

  /**
   * Makes the environment or brings it to what it should be.
   *
   * @throws ActionException.InvalidInput when GitHub refuses a part of it or knows no such reviewer
   */
  void putEnvironment(RepositoryName repository, Environment environment);

  /** Removes an environment with all that is in it. One that is gone already is no failure. */
  void deleteEnvironment(RepositoryName repository, String name);
}
