package dev.formwork.integrations.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.scm.Collaborator;
import dev.formwork.activities.port.scm.Collaborator.Access;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.integrations.git.rest.RestAnswer;
import dev.formwork.integrations.git.rest.RestApi;
import dev.formwork.integrations.git.rest.RestCall;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The people and teams that may use one repository on Gitea; as its version 1.26 answers. */
final class GiteaCollaborators {

  private static final int PAGE = 50;

  private final RestApi rest;
  private final Repository repository;
  private final String path;

  GiteaCollaborators(RestApi rest, Repository repository) {
    this.rest = rest;
    this.repository = repository;
    this.path = GiteaApi.path(repository.owner(), repository.name());
  }

  void letIn(List<Collaborator> collaborators) {
    for (int i = 0; i < collaborators.size(); i++) {
      Collaborator one = collaborators.get(i);
      String input = "collaborators[%d]".formatted(i);
      if (one.user() != null) {
        letPersonIn(lastPart(one.user()), one.level(), input + ".user");
      }
      if (one.team() != null) {
        letTeamIn(teamName(one.team()), one.level(), input);
      }
    }
  }

  /** Gitea takes an organisation for a person, to no effect, so that is looked at first. */
  private void letPersonIn(String user, Access access, String input) {
    String name = RestCall.encoded(user);
    if (rest.find(RestCall.get("/orgs/" + name), "read who '%s' is".formatted(user)).isPresent()) {
      throw new InvalidInput(
          "'%s' is an organisation on Gitea, not a person (input: %s). Name a person, or one of the teams of %s."
              .formatted(user, input, repository.owner()));
    }
    RestAnswer answer =
        rest.send(
            RestCall.put(path + "/collaborators/" + name, Map.of("permission", word(access))));
    if (answer.status() == 422 && answer.words().contains("does not exist")) {
      throw new InvalidInput(
          "Gitea has no user '%s' (input: %s). Correct the login, or let them sign in to Gitea once, then run the template again."
              .formatted(user, input));
    }
    if (answer.status() == 500 && answer.words().contains("inactive")) {
      throw new InvalidInput(
          "The account of user '%s' on Gitea is inactive (input: %s). Have it activated, or name somebody else."
              .formatted(user, input));
    }
    if (!answer.isOk()) {
      throw rest.refused(
          answer,
          "let %s into %s as '%s' (input: %s)"
              .formatted(user, repository.slug(), word(access), input));
    }
  }

  /** What a team may do is the team's own: Gitea takes no other access for one repository. */
  private void letTeamIn(String team, Access access, String input) {
    JsonNode found =
        findTeam(team, input)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "Organisation %s on Gitea has no team '%s' (input: %s.team). Correct the name, or create the team, then run the template again."
                            .formatted(repository.owner(), team, input)));
    String holds = access(found);
    if (!holds.equals(word(access))) {
      throw new InvalidInput(
          "Team '%s' of %s has access '%s' to the code of its repositories on Gitea, which cannot differ for one of them (input: %s.access, value: %s). Name a team that has '%s', or change the team."
              .formatted(team, repository.owner(), holds, input, word(access), word(access)));
    }
    String address = path + "/teams/" + RestCall.encoded(team);
    String what = "let team %s into %s (input: %s.team)".formatted(team, repository.slug(), input);
    if (rest.find(RestCall.get(address), what).isEmpty()) {
      rest.require(new RestCall("PUT", address, null), what);
    }
  }

  private Optional<JsonNode> findTeam(String team, String input) {
    String owner = repository.owner();
    for (int page = 1; ; page++) {
      String address =
          "/orgs/%s/teams/search?q=%s&limit=%d&page=%d"
              .formatted(RestCall.encoded(owner), RestCall.encoded(team), PAGE, page);
      JsonNode teams =
          rest.find(RestCall.get(address), "read the teams of " + owner)
              .orElseThrow(
                  () ->
                      new InvalidInput(
                          "%s on Gitea is not an organisation, so it has no team '%s' (input: %s.team). Name users, or let an organisation own the repository."
                              .formatted(owner, team, input)))
              .json()
              .path("data");
      for (JsonNode found : teams) {
        if (found.path("name").asText().equalsIgnoreCase(team)) {
          return Optional.of(found);
        }
      }
      if (teams.isEmpty()) {
        return Optional.empty();
      }
    }
  }

  /** `permission` is `none` unless a team administers; what it may do is told for each unit. */
  private static String access(JsonNode team) {
    return switch (team.path("permission").asText()) {
      case "admin", "owner" -> word(Access.ADMIN);
      default -> team.path("units_map").path("repo.code").asText("none");
    };
  }

  private static String word(Access access) {
    return access.name().toLowerCase(Locale.ROOT);
  }

  /** The name in a reference such as `user:default/ada`; any other text as it is. */
  private static String lastPart(String text) {
    return text.contains(":") ? text.replaceFirst("^.*[:/]", "") : text;
  }

  /** A team may be called with its organisation, as in `acme/platform`. */
  private String teamName(String text) {
    String prefix = repository.owner() + "/";
    return text.regionMatches(true, 0, prefix, 0, prefix.length())
        ? text.substring(prefix.length())
        : lastPart(text);
  }
}
