package dev.formwork.api.approvals;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.identity.User;
import dev.formwork.integrations.catalog.CatalogUsers;
import dev.formwork.integrations.catalog.CatalogUsers.CatalogUser;
import dev.formwork.integrations.slack.SlackWorkspace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalog's people behind letters and Slack's members, with the groups they are in now. */
final class Approvers {

  private final CatalogUsers users;
  private final @Nullable SlackWorkspace workspace;

  /**
   * Finds people.
   *
   * @param workspace null when Slack cannot be asked
   */
  Approvers(CatalogUsers users, @Nullable SlackWorkspace workspace) {
    this.users = users;
    this.workspace = workspace;
  }

  /** The name of a person or, when the catalog has none, the ref. */
  String name(String ref) {
    return users.find(ref).map(CatalogUser::name).orElse(ref);
  }

  /**
   * The person with this ref.
   *
   * @throws ApiFailure when the catalog does not have the person any more
   */
  User byRef(String ref) {
    return users
        .find(ref)
        .map(Approvers::user)
        .orElseThrow(
            () ->
                ApiFailure.notAllowed(
                    "The catalog does not have %s any more. Ask another approver.".formatted(ref)));
  }

  /**
   * The person behind a member of Slack: by the annotation that names the id, otherwise by the
   * address.
   *
   * @param isOurs whether the member belongs to the workspace that the request came from; of others
   *     the address proves nothing
   * @throws ApiFailure when it is nobody of the catalog, or more than one
   */
  User bySlackId(String id, boolean isOurs) {
    List<CatalogUser> found = users.bySlackId(id);
    if (found.isEmpty() && isOurs) {
      found = email(id).map(users::byEmail).orElse(List.of());
    }
    if (found.size() > 1) {
      throw ApiFailure.notAllowed(
          "The catalog has more than one user for your Slack id %s or your address. Answer in the portal, and tell your platform team."
              .formatted(id));
    }
    return found.stream()
        .findFirst()
        .map(Approvers::user)
        .orElseThrow(
            () ->
                ApiFailure.notAllowed(
                    "The catalog has no user with your Slack id %s (annotation slack.com/bot-notify) or your address (spec.profile.email). Answer in the portal, or have it added."
                        .formatted(id)));
  }

  private Optional<String> email(String id) {
    return workspace == null ? Optional.empty() : workspace.emailOf(id);
  }

  private static User user(CatalogUser user) {
    String email = user.email() == null ? "" : user.email();
    return new User(user.ref(), user.name(), email, user.groups(), false);
  }
}
