package dev.formwork.integrations.github;

import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.port.github.ProtectedBranches;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.util.Map;
import java.util.Optional;

/** GitHub's classic rules of branches. */
final class GithubProtectedBranches implements ProtectedBranches {

  private final GithubApi api;

  GithubProtectedBranches(GithubApi api) {
    this.api = api;
  }

  @Override
  public boolean isProtected(RepositoryName repository, String branch) {
    return rulesOf(repository, branch).isPresent();
  }

  @Override
  public Optional<String> rulesOf(RepositoryName repository, String branch) {
    Answer answer = api.send(repository.owner(), Call.of("GET", path(repository, branch)));
    if (answer.status() == 404 || isForPaidPlans(answer)) {
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw api.refused(
          answer, "read the rules of branch %s of %s".formatted(branch, repository.slug()));
    }
    return Optional.of(answer.json().toString());
  }

  @Override
  public Optional<String> protect(RepositoryName repository, Protection protection) {
    String branch = protection.branch();
    String path = path(repository, branch);
    String what = "protect branch %s of %s".formatted(branch, repository.slug());
    Answer answer =
        api.send(repository.owner(), Call.of("PUT", path, OptionBodies.protection(protection)));
    if (answer.status() == 404 && Refusals.says(answer, "branch not found")) {
      throw new NotReadyYet(
          "Repository %s has no branch '%s' yet (input: branch). It is tried again."
              .formatted(repository.slug(), branch));
    }
    if (isForPaidPlans(answer)) {
      return Optional.of(String.valueOf(api.refused(answer, what).getMessage()));
    }
    if (!answer.isOk()) {
      throw api.refused(answer, what);
    }
    if (protection.rules().requiredCommitSigning()) {
      api.require(
          repository.owner(),
          Call.of("POST", path + "/required_signatures", Map.of()),
          "require signed commits on branch %s of %s".formatted(branch, repository.slug()));
    }
    return Optional.empty();
  }

  /** On a free plan, private repositories have no rules. */
  private static boolean isForPaidPlans(Answer answer) {
    return answer.status() == 403 && Refusals.says(answer, "upgrade to github");
  }

  @Override
  public void unprotect(RepositoryName repository, String branch) {
    api.remove(
        repository.owner(),
        path(repository, branch),
        "remove the rules of branch %s of %s".formatted(branch, repository.slug()));
  }

  private static String path(RepositoryName repository, String branch) {
    return Routes.of(repository, "/branches/%s/protection".formatted(Routes.encoded(branch)));
  }
}
