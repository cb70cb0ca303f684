package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.Issues;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Puts labels on an issue or pull request.")
final class LabelIssue implements Action<LabelIssue.Input, NoOutput> {

  private static final String KIND = "label";

  record Input(
      @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
      @Doc("Number of the issue or pull request.") long number,
      @Doc("The labels, such as `bug`.") List<String> labels,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, number=%d, labels=%s]".formatted(repoUrl, number, labels);
    }
  }

  private final GithubHosts hosts;
  private final OwnThings own;

  LabelIssue(GithubHosts hosts, OwnThings own) {
    this.hosts = hosts;
    this.own = own;
  }

  @Override
  public String id() {
    return "github:issues:label";
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

  /** As in Backstage, a refusal does not fail the step. */
  @Override
  public NoOutput run(Input input, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    try {
      label(input, place, step);
    } catch (ActionException e) {
      if (!e.isFinal()) {
        throw e;
      }
      step.log().warn("The run goes on without the labels: " + e.getMessage());
    }
    return new NoOutput();
  }

  private void label(Input input, Place place, StepContext step) {
    Issues issues = place.github().issues();
    List<String> present = issues.labels(place.repository(), input.number());
    for (String label : input.labels()) {
      String name = name(input, label);
      if (!present.contains(label)) {
        own.make(
            step,
            place,
            KIND,
            name,
            () -> {
              issues.addLabels(place.repository(), input.number(), List.of(label));
              return true;
            });
      }
      if (own.isOwn(step, place, KIND, name)) {
        step.made(KIND, name, null);
      }
    }
  }

  private static String name(Input input, String label) {
    return "%s of #%d".formatted(label, input.number());
  }

  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    if (place.isGone()) {
      return;
    }
    for (String label : input.labels()) {
      String name = name(input, label);
      if (own.isOwn(step, place, KIND, name)) {
        place.github().issues().removeLabel(place.repository(), input.number(), label);
        step.undone(KIND, name, null);
        own.forget(step, place, KIND, name);
      }
    }
  }
}
