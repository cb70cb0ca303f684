package dev.formwork.activities.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
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
    "Makes a deploy token of a GitLab project. A later step gets it by the output; people see a stand-in.")
final class CreateDeployToken implements Action<CreateDeployToken.Input, CreateDeployToken.Output> {

  private static final String SECRET = "deploy_token";

  record Input(
      @Doc("The GitLab, such as `gitlab.com`; the project may follow: `?owner=acme&repo=payments`.")
          String repoUrl,
      @Doc("Token to use in the place of the configured one.") @Nullable String token,
      @Doc("Id or path of the project, such as `42` or `acme/payments`.")
          @Shape("{\"type\": [\"integer\", \"string\"]}")
          Object projectId,
      @Doc("Name of the token; the mark of the step is added to it.") String name,
      @Doc("Name to log in with; GitLab chooses one when left out.") @Nullable String username,
      @Doc("What it may be used for, such as `read_repository` and `read_registry`.")
          @Shape("{\"minItems\": 1}")
          List<String> scopes) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, projectId=%s, name=%s]".formatted(repoUrl, projectId, name);
    }
  }

  record Output(
      @Doc("What stands for the token in inputs of later steps; it is not the token itself.")
          @JsonProperty("deploy_token")
          String deployToken,
      @Doc("Name to log in with.") String user) {}

  private final Gitlabs gitlabs;

  CreateDeployToken(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:projectDeployToken:create";
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
            gitlabs.get(target.host(), input.token()).tokens(), project, TokenKind.DEPLOY);
    NewToken wanted =
        new NewToken(
            TokenKind.DEPLOY,
            input.name(),
            input.scopes(),
            null,
            input.username(),
            null,
            step.mark());
    TokenMaker.Made made = maker.make(wanted, SECRET, step);
    return new Output(made.standIn(), made.user());
  }

  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    Target target = Target.parse(input.repoUrl());
    String project = target.project(input.projectId());
    Gitlab gitlab = gitlabs.get(target.host(), input.token());
    if (gitlab.projects().find(project).isPresent()) {
      new TokenMaker(gitlab.tokens(), project, TokenKind.DEPLOY).revoke(input.name(), step);
    }
  }
}
