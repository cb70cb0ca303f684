package dev.formwork.integrations.github;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.github.Collaborator;
import dev.formwork.activities.port.github.OidcCustomization;
import dev.formwork.activities.port.github.RepositoryAdmin;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.activities.port.github.RepositoryOptions;
import dev.formwork.integrations.github.Wire.Call;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options of GitHub's repositories. */
final class GithubRepositoryAdmin implements RepositoryAdmin {

  private final GithubApi api;

  GithubRepositoryAdmin(GithubApi api) {
    this.api = api;
  }

  @Override
  public void apply(RepositoryName repository, RepositoryOptions options) {
    call("PATCH", repository, "", OptionBodies.settings(options), "configure");
    if (!options.topics().isEmpty()) {
      call("PUT", repository, "/topics", Map.of("names", options.topics()), "set the topics of");
    }
    letIn(repository, options);
    WorkflowStore store = WorkflowStore.ofRepository(api, repository);
    store.keepVariables(options.repoVariables());
    store.keepSecrets(options.secrets());
    OidcCustomization oidc = options.oidcCustomization();
    if (oidc != null) {
      Map<String, Object> body = OptionBodies.oidc(oidc);
      call("PUT", repository, "/actions/oidc/customization/sub", body, "customise the tokens of");
    }
    if (!options.customProperties().isEmpty()) {
      Map<String, Object> body = OptionBodies.properties(options.customProperties());
      call("PATCH", repository, "/properties/values", body, "set the custom properties of");
    }
    if (options.subscribe()) {
      Map<String, Object> body = Map.of("subscribed", true, "ignored", false);
      call("PUT", repository, "/subscription", body, "watch");
    }
  }

  private void letIn(RepositoryName repository, RepositoryOptions options) {
    String access = options.access();
    if (access != null && access.contains("/")) {
      letIn(repository, null, access, "admin", "access");
    } else if (access != null && !access.equalsIgnoreCase(repository.owner())) {
      letIn(repository, access, null, "admin", "access");
    }
    List<Collaborator> collaborators = options.collaborators();
    for (int i = 0; i < collaborators.size(); i++) {
      Collaborator one = collaborators.get(i);
      String input = "collaborators[%d]".formatted(i);
      if ((one.user() == null) == (one.team() == null)) {
        throw new InvalidInput(
            "A collaborator is either a user or a team (input: %s). Give one of them."
                .formatted(input));
      }
      letIn(repository, one.user(), one.team(), one.access(), input);
    }
  }

  private void letIn(
      RepositoryName repository,
      @Nullable String user,
      @Nullable String team,
      String permission,
      String input) {
    String name = Routes.encoded(name(user == null ? String.valueOf(team) : user));
    String slug = Routes.encoded(repository.owner()) + "/" + Routes.encoded(repository.name());
    String path =
        user == null
            ? "/orgs/%s/teams/%s/repos/%s".formatted(organisation(team, repository), name, slug)
            : "/repos/%s/collaborators/%s".formatted(slug, name);
    api.require(
        repository.owner(),
        Call.of("PUT", path, Map.of("permission", permission)),
        "let %s into %s as '%s' (input: %s)"
            .formatted(user == null ? "team " + team : user, repository.slug(), permission, input));
  }

  /** The last part of an entity reference, of `acme/platform`, or of a plain name. */
  private static String name(String text) {
    return text.replaceFirst("^.*[:/]", "");
  }

  /** The organisation that `acme/platform` names; the owner for others. */
  private static String organisation(@Nullable String team, RepositoryName repository) {
    String text = String.valueOf(team);
    return Routes.encoded(
        text.contains("/") && !text.contains(":")
            ? text.substring(0, text.indexOf('/'))
            : repository.owner());
  }

  @Override
  public void shareWorkflows(RepositoryName repository, WorkflowAccess access) {
    Map<String, Object> body = Map.of("access_level", access.name().toLowerCase(Locale.ROOT));
    call("PUT", repository, "/actions/permissions/access", body, "share the workflows of");
  }

  @Override
  public void keepSecret(RepositoryName repository, String name, String value) {
    WorkflowStore.ofRepository(api, repository).keepSecrets(Map.of(name, value));
  }

  @Override
  public Optional<String> secretState(RepositoryName repository, String name) {
    return WorkflowStore.ofRepository(api, repository).secretState(name);
  }

  @Override
  public boolean hasSecret(RepositoryName repository, String name) {
    return WorkflowStore.ofRepository(api, repository).hasSecret(name);
  }

  @Override
  public void dropSecret(RepositoryName repository, String name) {
    WorkflowStore.ofRepository(api, repository).dropSecret(name);
  }

  private void call(
      String method, RepositoryName repository, String rest, Map<String, ?> body, String what) {
    api.require(
        repository.owner(),
        Call.of(method, Routes.of(repository, rest), body),
        what + " " + repository.slug());
  }
}
