package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.Pages;
import dev.formwork.activities.port.github.Pages.Site;
import org.jspecify.annotations.Nullable;

@Doc("Turns on the web site that GitHub Pages makes of a repository.")
final class EnablePages implements Action<EnablePages.Input, NoOutput> {

  private static final String KIND = "site";

  record Input(
      @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
      @Doc("`workflow` when a workflow makes the site, `legacy` when GitHub makes it of a branch.")
          @Default("\"workflow\"")
          @Shape("{\"type\": \"string\", \"enum\": [\"legacy\", \"workflow\"]}")
          String buildType,
      @Doc("Branch that a `legacy` site is made of.") @Default("\"main\"") String sourceBranch,
      @Doc("Folder of that branch.")
          @Default("\"/\"")
          @Shape("{\"type\": \"string\", \"enum\": [\"/\", \"/docs\"]}")
          String sourcePath,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    Site site() {
      return new Site(buildType, sourceBranch, sourcePath);
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, buildType=%s]".formatted(repoUrl, buildType);
    }
  }

  private final GithubHosts hosts;
  private final OwnThings own;

  EnablePages(GithubHosts hosts, OwnThings own) {
    this.hosts = hosts;
    this.own = own;
  }

  @Override
  public String id() {
    return "github:pages:enable";
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
    Pages pages = place.github().pages();
    Site present = pages.findSite(place.repository()).orElse(null);
    if (present == null) {
      own.make(step, place, KIND, "", () -> enabled(pages, place, input.site()));
    } else if (!present.isLike(input.site())) {
      throw new NameTaken(
          "%s has a site of another kind already, '%s' of %s%s (input: buildType). Turn it off, or ask for the same."
              .formatted(place.slug(), present.buildType(), present.branch(), present.path()));
    } else if (!own.isOwn(step, place, KIND, "")) {
      step.log().info("%s has this site already.".formatted(place.slug()));
      return new NoOutput();
    }
    step.made(KIND, place.slug(), null);
    return new NoOutput();
  }

  private static boolean enabled(Pages pages, Place place, Site site) {
    pages.enableSite(place.repository(), site);
    return true;
  }

  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    if (!own.isOwn(step, place, KIND, "") || place.isGone()) {
      return;
    }
    Pages pages = place.github().pages();
    Site present = pages.findSite(place.repository()).orElse(null);
    if (present != null && !present.isLike(input.site())) {
      step.leftover(KIND, place.slug(), null, OwnThings.CHANGED);
      return;
    }
    if (present != null) {
      pages.disableSite(place.repository());
      step.undone(KIND, place.slug(), null);
    }
    own.forget(step, place, KIND, "");
  }
}
