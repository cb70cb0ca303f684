package dev.formwork.activities.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.NewToken;
import dev.formwork.activities.port.gitlab.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc(
    "Makes an access token of a GitLab project. A later step gets it by the output; people see a stand-in.")
final class CreateAccessToken implements Action<CreateAccessToken.Input, CreateAccessToken.Output> {

  private static final String SECRET = "access_token";

  record Input(
      @Doc("The GitLab, such as `gitlab.com`; the project may follow: `?owner=acme&repo=payments`.")
          String repoUrl,
      @Doc("Token to use in the place of the configured one.") @Nullable String token,
      @Doc("Id or path of the project, such as `42` or `acme/payments`.")
          @Shape("{\"type\": [\"integer\", \"string\"]}")
          Object projectId,
      @Doc("Name of the token, which its commits show.") @Default("\"tokenname\"") String name,
      @Doc(
              "What it may do in the project: 10 guest, 20 reporter, 30 developer, 40 maintainer, 50 owner.")
          @Default("40")
          int accessLevel,
      @Doc("What it may be used for, such as `read_repository`, `write_repository` and `api`.")
          @Default("[\"read_repository\"]")
          List<String> scopes,
      @Doc("Last day of the token, such as `2027-01-31`; a year from now when left out.")
          @Shape("{\"pattern\": \"^\\\\d{4}-\\\\d{2}-\\\\d{2}$\"}")
          @Nullable String expiresAt) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, projectId=%s, name=%s]".formatted(repoUrl, projectId, name);
    }
  }

  record Output(
      @Doc("What stands for the token in inputs of later steps; it is not the token itself.")
          @JsonProperty("access_token")
          String accessToken) {}

  private final Gitlabs gitlabs;

  CreateAccessToken(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:projectAccessToken:create";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withUndo();
  }

  @Override
  public Output run(Input input, StepContext step) {
    Target target = Target.parse(input.repoUrl());
    String project = target.project(input.projectId());
    var maker =
        new TokenMaker(
            gitlabs.get(target.host(), input.token()).tokens(), project, TokenKind.ACCESS);
    NewToken wanted =
        new NewToken(
            TokenKind.ACCESS,
            input.name(),
            input.scopes(),
            input.accessLevel(),
            null,
            TokenMaker.lastDay(input.expiresAt(), step),
            step.mark());
    return new Output(maker.make(wanted, SECRET, step).standIn());
  }

  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    Target target = Target.parse(input.repoUrl());
    String project = target.project(input.projectId());
    Gitlab gitlab = gitlabs.get(target.host(), input.token());
    if (gitlab.projects().find(project).isPresent()) {
      new TokenMaker(gitlab.tokens(), project, TokenKind.ACCESS).revoke(input.name(), step);
    }
  }
}
