package dev.formwork.activities.publish;

import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.InMemoryGitlab;
import dev.formwork.activities.port.gitlab.MergeRequests;
import dev.formwork.activities.port.gitlab.Projects;
import dev.formwork.activities.port.gitlab.Variables;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.RepositoryHost;
import java.util.LinkedHashMap;
import java.util.Map;

/** A GitLab in memory as `gitlab.com`, watched by the contract of a test. */
final class WatchedGitlab {

  private WatchedGitlab() {}

  static Gitlabs of(InMemoryGitlab gitlab, ActionContract<?, ?> test) {
    Gitlab roles = gitlab.roles();
    var watched =
        new Gitlab(
            test.outside(RepositoryHost.class, roles.repositories()),
            test.outside(PullRequestHost.class, roles.pullRequests()),
            roles.branches(),
            test.outside(MergeRequests.class, roles.mergeRequests()),
            roles.groups(),
            roles.members(),
            test.outside(Projects.class, roles.projects()),
            roles.issues(),
            roles.pipelines(),
            roles.tokens(),
            test.outside(Variables.class, roles.variables()),
            roles.transfers(),
            roles.users());
    Map<String, Gitlabs.Door> doors = new LinkedHashMap<>();
    doors.put("gitlab.com", token -> watched);
    return Gitlabs.of(doors);
  }
}
