package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.NewVariable;
import dev.formwork.activities.port.gitlab.Variables;
import org.jspecify.annotations.Nullable;

@Doc("Creates a variable for the pipelines of a GitLab project.")
final class CreateVariable implements Action<CreateVariable.Input, NoOutput> {

  private static final String KIND = "variable";

  record Input(
      @Doc("The GitLab, such as `gitlab.com`; the project may follow: `?owner=acme&repo=payments`.")
          String repoUrl,
      @Doc("Token to use in the place of the configured one.") @Nullable String token,
      @Doc("Id or path of the project, such as `42` or `acme/payments`.")
          @Shape("{\"type\": [\"integer\", \"string\"]}")
          Object projectId,
      @Doc("Name of the variable, such as `REGISTRY_USER`.")
          @Shape("{\"pattern\": \"^[A-Za-z0-9_]{1,255}$\"}")
          String key,
      @Doc("Value of the variable.") String value,
      @Doc("`env_var` for a value, `file` for a file that holds it.")
          @Shape("{\"type\": \"string\", \"enum\": [\"env_var\", \"file\"]}")
          String variableType,
      @Doc("Whether only pipelines of protected branches and tags get it.") @Default("false")
          boolean variableProtected,
      @Doc("Whether logs of pipelines hide the value.") @Default("false") boolean masked,
      @Doc("Whether logs hide the value and nobody can read it in the settings again.")
          @Default("false")
          boolean maskedAndHidden,
      @Doc("Whether `$` in the value is left alone.") @Default("false") boolean raw,
      @Doc("Environments that get it, such as `production`; `*` for all.") @Default("\"*\"")
          String environmentScope) {

    private NewVariable variable(String mark) {
      return new NewVariable(
          key,
          value,
          variableType,
          variableProtected,
          masked,
          maskedAndHidden,
          raw,
          environmentScope,
          null,
          mark);
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, projectId=%s, key=%s]".formatted(repoUrl, projectId, key);
    }
  }

  private final Gitlabs gitlabs;

  CreateVariable(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:projectVariable:create";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<NoOutput> outputType() {
    return NoOutput.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withUndo();
  }

  @Override
  public NoOutput run(Input input, StepContext step) {
    Target target = Target.parse(input.repoUrl());
    String project = target.project(input.projectId());
    Variables variables = gitlabs.get(target.host(), input.token()).variables();
    Variables.Present present =
        variables.find(project, input.key(), input.environmentScope()).orElse(null);
    if (present == null) {
      variables.create(project, input.variable(step.mark()));
    } else if (!present.mark().equals(step.mark())) {
      throw new NameTaken(
          "Variable %s already exists in project %s (input: key). Choose another key or scope."
              .formatted(input.key(), project));
    }
    step.made(KIND, input.key() + " of " + project, null);
    return new NoOutput();
  }

  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {
    Target target = Target.parse(input.repoUrl());
    String project = target.project(input.projectId());
    Gitlab gitlab = gitlabs.get(target.host(), input.token());
    if (gitlab.projects().find(project).isEmpty()) {
      return;
    }
    Variables variables = gitlab.variables();
    variables
        .find(project, input.key(), input.environmentScope())
        .filter(present -> present.mark().equals(step.mark()))
        .ifPresent(present -> remove(present, input, project, variables, step));
  }

  private static void remove(
      Variables.Present present,
      Input input,
      String project,
      Variables variables,
      StepContext step) {
    String name = present.key() + " of " + project;
    if (present.value() != null && !present.value().equals(input.value())) {
      String reason = "Somebody gave it another value. Delete it by hand when nobody needs it.";
      step.leftover(KIND, name, null, reason);
      return;
    }
    variables.delete(project, present.key(), present.scope());
    step.undone(KIND, name, null);
  }
}
