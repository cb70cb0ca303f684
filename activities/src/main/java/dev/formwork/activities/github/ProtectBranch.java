package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.Spread;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.BranchRules;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.ProtectedBranches.Protection;
import org.jspecify.annotations.Nullable;

@Doc("Gives a branch of a repository rules, such as that changes need a pull request.")
final class ProtectBranch implements Action<ProtectBranch.Input, NoOutput> {

  record Input(
      @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
      @Doc("The branch; the repository's default branch when left out.") @Nullable String branch,
      @Doc("Whether the rules bind administrators, too.") @Default("true") boolean enforceAdmins,
      @Doc("Whether only those of `restrictions` may make branches of this name.") @Default("false")
          boolean blockCreations,
      @Spread BranchRules rules,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, branch=%s]".formatted(repoUrl, branch);
    }
  }

  private final GithubHosts hosts;
  private final BranchGuard guard;

  ProtectBranch(GithubHosts hosts, BranchGuard guard) {
    this.hosts = hosts;
    this.guard = guard;
  }

  @Override
  public String id() {
    return "github:branch-protection:create";
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
    String branch = branch(input, place);
    if (branch == null) {
      throw new InvalidInput(
          "Repository %s does not exist on GitHub, or the token may not see it (input: repoUrl). Create it first."
              .formatted(place.slug()));
    }
    guard.protect(
        place,
        new Protection(branch, input.enforceAdmins(), input.blockCreations(), input.rules()),
        step);
    return new NoOutput();
  }

  private static @Nullable String branch(Input input, Place place) {
    if (input.branch() != null) {
      return input.branch();
    }
    return place
        .github()
        .repositories()
        .find(place.repository().owner(), place.repository().name())
        .map(found -> found.defaultBranch())
        .orElse(null);
  }

  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    guard.unprotect(place, branch(input, place), output != null, step);
  }
}
