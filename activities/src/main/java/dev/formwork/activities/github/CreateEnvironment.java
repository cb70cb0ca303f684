package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.Environments;
import dev.formwork.activities.port.github.GithubHosts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Doc("Makes an environment that the workflows of a repository deploy to, or changes one.")
final class CreateEnvironment implements Action<CreateEnvironmentInput, NoOutput> {

  private static final String KIND = "environment";

  private final GithubHosts hosts;
  private final OwnThings own;

  CreateEnvironment(GithubHosts hosts, OwnThings own) {
    this.hosts = hosts;
    this.own = own;
  }

  @Override
  public String id() {
    return "github:environment:create";
  }

  @Override
  public Class<CreateEnvironmentInput> inputType() {
    return CreateEnvironmentInput.class;
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
  public NoOutput run(CreateEnvironmentInput input, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    Environments environments = place.github().environments();
    Environments.Environment wanted = input.environment();
    if (environments.hasEnvironment(place.repository(), input.name())) {
      environments.putEnvironment(place.repository(), wanted);
    } else {
      own.make(
          step,
          place,
          KIND,
          input.name(),
          () -> {
            environments.putEnvironment(place.repository(), wanted);
            return true;
          });
    }
    own.remember(
        step, place, KIND, input.name(), environments.stateOf(place.repository(), input.name()));
    step.made(KIND, "%s of %s".formatted(input.name(), place.slug()), null);
    return new NoOutput();
  }

  @Override
  public void undo(CreateEnvironmentInput input, @Nullable NoOutput output, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    Environments environments = place.github().environments();
    String name = "%s of %s".formatted(input.name(), place.slug());
    if (place.isGone()) {
      return;
    }
    boolean present = environments.hasEnvironment(place.repository(), input.name());
    if (own.isOwn(step, place, KIND, input.name())) {
      Optional<String> state = environments.stateOf(place.repository(), input.name());
      if (present && own.isChanged(step, place, KIND, input.name(), state)) {
        step.leftover(KIND, name, null, OwnThings.CHANGED);
        return;
      }
      if (present) {
        environments.deleteEnvironment(place.repository(), input.name());
        step.undone(KIND, name, null);
      }
      own.forget(step, place, KIND, input.name());
    } else if (present && output != null) {
      step.leftover(
          KIND,
          name,
          null,
          "The environment was there before the run changed it. Look at its settings by hand.");
    }
  }
}
