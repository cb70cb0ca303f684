package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.gitlab.IssuedToken;
import dev.formwork.activities.port.gitlab.NewToken;
import dev.formwork.activities.port.gitlab.ProjectTokens;
import dev.formwork.activities.port.gitlab.TokenKind;
import dev.formwork.integrations.gitlab.Wire.Body;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.util.List;

/**
 * Tokens by `/projects/:id/access_tokens`, whose mark stands in the description, and
 * `/projects/:id/deploy_tokens`, which have none: there it stands at the end of the name.
 */
final class GitlabTokens implements ProjectTokens {

  private static final int MAX_TEXT = 255;

  private final GitlabApi api;

  GitlabTokens(GitlabApi api) {
    this.api = api;
  }

  @Override
  public List<Long> madeBy(String project, TokenKind kind, String mark) {
    String field = kind == TokenKind.ACCESS ? "description" : "name";
    return api.list(path(project, kind), "read the tokens of " + project).stream()
        .filter(json -> Marked.mark(json.path(field).asText("")).filter(mark::equals).isPresent())
        .filter(json -> !json.path("revoked").asBoolean() && !json.path("expired").asBoolean())
        .map(json -> json.path("id").asLong())
        .toList();
  }

  @Override
  public IssuedToken issue(String project, NewToken token) {
    boolean access = token.kind() == TokenKind.ACCESS;
    Body body =
        new Body()
            .with("name", access ? token.name() : Marked.of(token.name(), token.mark(), MAX_TEXT))
            .with("description", access ? Marked.of(null, token.mark(), MAX_TEXT) : null)
            .with("scopes", token.scopes())
            .with("access_level", token.accessLevel())
            .with("username", token.username())
            .with("expires_at", token.expiresAt() == null ? null : token.expiresAt().toString());
    JsonNode made =
        api.require(
            Call.of("POST", path(project, token.kind()), body.fields()),
            "make token '%s' of %s".formatted(token.name(), project));
    return new IssuedToken(
        made.path("id").asLong(),
        made.path("token").asText(),
        access ? null : made.path("username").asText());
  }

  @Override
  public void revoke(String project, TokenKind kind, long id) {
    api.delete(path(project, kind) + "/" + id, "revoke a token of " + project);
  }

  private static String path(String project, TokenKind kind) {
    return GitlabApi.project(
        project, kind == TokenKind.ACCESS ? "/access_tokens" : "/deploy_tokens");
  }
}
