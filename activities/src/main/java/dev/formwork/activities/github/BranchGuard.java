package dev.formwork.activities.github;

import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.ProtectedBranches;
import dev.formwork.activities.port.github.ProtectedBranches.Protection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives branches rules and takes back those that a step gave first. */
final class BranchGuard {

  private static final String KIND = "branch protection";

  private final OwnThings own;

  BranchGuard(OwnThings own) {
    this.own = own;
  }

  /** Protects a branch; when the account's plan has no rules for it, a warning says so. */
  void protect(Place place, Protection protection, StepContext step) {
    ProtectedBranches branches = place.github().branches();
    String branch = protection.branch();
    boolean before = branches.isProtected(place.repository(), branch);
    String refusal =
        before
            ? branches.protect(place.repository(), protection).orElse(null)
            : own.make(
                step,
                place,
                KIND,
                branch,
                () -> branches.protect(place.repository(), protection).orElse(""));
    if (refusal != null && !refusal.isEmpty()) {
      step.log().warn(refusal);
      if (!before) {
        own.forget(step, place, KIND, branch);
      }
      return;
    }
    own.remember(step, place, KIND, branch, branches.rulesOf(place.repository(), branch));
    step.made(KIND, "%s of %s".formatted(branch, place.slug()), null);
  }

  /**
   * Takes the rules away when the branch had none before the step.
   *
   * @param done whether the step is known to have ended well
   */
  void unprotect(Place place, @Nullable String branch, boolean done, StepContext step) {
    if (branch == null || place.isGone()) {
      return;
    }
    String name = "%s of %s".formatted(branch, place.slug());
    if (!own.isOwn(step, place, KIND, branch)) {
      if (done && place.github().branches().isProtected(place.repository(), branch)) {
        step.leftover(
            KIND,
            name,
            null,
            "The branch had rules before the run replaced them. Bring them back by hand.");
      }
      return;
    }
    Optional<String> rules = place.github().branches().rulesOf(place.repository(), branch);
    if (rules.isPresent() && own.isChanged(step, place, KIND, branch, rules)) {
      step.leftover(KIND, name, null, OwnThings.CHANGED);
      return;
    }
    if (rules.isPresent()) {
      place.github().branches().unprotect(place.repository(), branch);
      step.undone(KIND, name, null);
    }
    own.forget(step, place, KIND, branch);
  }
}
