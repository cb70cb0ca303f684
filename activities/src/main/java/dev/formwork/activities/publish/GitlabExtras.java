package dev.formwork.activities.publish;

import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.User;
import dev.formwork.activities.port.gitlab.Variables;
import java.util.List;
import java.util.Optional;

/** What a new project gets besides files: owners and variables. */
record GitlabExtras(Gitlabs gitlabs, String host, String project, StepContext step) {

  /** As Backstage, with the configured token: that of a template may not know other users. */
  void addOwners(PublishGitlabInput input) {
    if (input.setUserAsOwner()) {
      long user = gitlabs.get(host, input.token()).users().current().id();
      gitlabs.get(host, null).projects().addOwner(project, user);
    }
    String username = input.ownerUsername();
    if (username == null || username.isBlank()) {
      return;
    }
    Gitlab configured = gitlabs.get(host, null);
    Optional<User> owner = configured.users().named(username);
    owner.ifPresentOrElse(
        user -> configured.projects().addOwner(project, user.id()),
        () -> step.log().warn("GitLab has no user '%s', who is no owner.".formatted(username)));
  }

  /** Makes the variables that this step has not made yet. */
  void keepVariables(Variables variables, List<PublishGitlabInput.Variable> wanted) {
    for (PublishGitlabInput.Variable variable : wanted) {
      Optional<Variables.Present> present =
          variables.find(project, variable.key(), variable.environmentScope());
      if (present.isEmpty()) {
        variables.create(project, variable.variable(step.mark()));
      } else if (!present.get().mark().equals(step.mark())) {
        throw new NameTaken(
            "Somebody made variable %s in %s (input: projectVariables). Choose another key."
                .formatted(variable.key(), project));
      }
    }
  }
}
