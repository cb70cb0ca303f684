package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.Autolinks.Autolink;
import dev.formwork.activities.port.github.Autolinks.NewAutolink;
import dev.formwork.activities.port.github.GithubHosts;
import org.jspecify.annotations.Nullable;

@Doc("Makes words such as `TICKET-12` in issues and commits of a repository links.")
final class CreateAutolink implements Action<CreateAutolink.Input, NoOutput> {

  private static final String KIND = "autolink";

  record Input(
      @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
      @Doc("What such words begin with, such as `TICKET-`.") String keyPrefix,
      @Doc("Address of the link with `<num>` for the rest, such as `https://t.example/<num>`.")
          String urlTemplate,
      @Doc("Whether letters may follow the prefix, not digits alone.") @Default("true")
          boolean isAlphanumeric,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    NewAutolink rule() {
      return new NewAutolink(keyPrefix, urlTemplate, isAlphanumeric);
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, keyPrefix=%s]".formatted(repoUrl, keyPrefix);
    }
  }

  private final GithubHosts hosts;
  private final OwnThings own;

  CreateAutolink(GithubHosts hosts, OwnThings own) {
    this.hosts = hosts;
    this.own = own;
  }

  @Override
  public String id() {
    return "github:autolinks:create";
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
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    String prefix = input.keyPrefix();
    Autolink present =
        place.github().autolinks().findAutolink(place.repository(), prefix).orElse(null);
    if (present == null) {
      own.make(
          step,
          place,
          KIND,
          prefix,
          () -> place.github().autolinks().addAutolink(place.repository(), input.rule()));
    } else if (!present.rule().equals(input.rule())) {
      throw new NameTaken(
          "%s has an autolink for '%s' to %s already (input: keyPrefix). Remove it, or choose another prefix."
              .formatted(place.slug(), prefix, present.rule().urlTemplate()));
    } else if (!own.isOwn(step, place, KIND, prefix)) {
      step.log().info("%s has this autolink already.".formatted(place.slug()));
      return new NoOutput();
    }
    step.made(KIND, "%s of %s".formatted(prefix, place.slug()), null);
    return new NoOutput();
  }

  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    String prefix = input.keyPrefix();
    if (!own.isOwn(step, place, KIND, prefix) || place.isGone()) {
      return;
    }
    place
        .github()
        .autolinks()
        .findAutolink(place.repository(), prefix)
        .ifPresent(found -> remove(found, input, place, step));
  }

  private void remove(Autolink found, Input input, Place place, StepContext step) {
    String name = "%s of %s".formatted(input.keyPrefix(), place.slug());
    if (!found.rule().equals(input.rule())) {
      step.leftover(KIND, name, null, OwnThings.CHANGED);
      return;
    }
    place.github().autolinks().removeAutolink(place.repository(), found.id());
    step.undone(KIND, name, null);
    own.forget(step, place, KIND, input.keyPrefix());
  }
}
