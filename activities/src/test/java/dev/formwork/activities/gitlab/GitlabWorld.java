package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.gitlab.Branches;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.Groups;
import dev.formwork.activities.port.gitlab.InMemoryGitlab;
import dev.formwork.activities.port.gitlab.Issues;
import dev.formwork.activities.port.gitlab.Members;
import dev.formwork.activities.port.gitlab.MergeRequests;
import dev.formwork.activities.port.gitlab.Pipelines;
import dev.formwork.activities.port.gitlab.ProjectTokens;
import dev.formwork.activities.port.gitlab.Projects;
import dev.formwork.activities.port.gitlab.Transfers;
import dev.formwork.activities.port.gitlab.Users;
import dev.formwork.activities.port.gitlab.Variables;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.RepositoryHost;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A GitLab with group `acme` and project 1001, `acme/payments`, and what steps keep. */
final class GitlabWorld {

  static final String REPO = "gitlab.com?owner=acme&repo=payments";

  final InMemoryGitlab gitlab = new InMemoryGitlab("https://gitlab.com");
  private final Map<String, String> kept = new TreeMap<>();

  GitlabWorld() {
    gitlab.addGroup("acme");
    gitlab.addProject("acme/payments");
  }

  /** The way to it, watched by the contract of the test. */
  Gitlabs seenBy(ActionContract<?, ?> test) {
    Gitlab roles = gitlab.roles();
    var watched =
        new Gitlab(
            test.outside(RepositoryHost.class, roles.repositories()),
            test.outside(PullRequestHost.class, roles.pullRequests()),
            test.outside(Branches.class, roles.branches()),
            test.outside(MergeRequests.class, roles.mergeRequests()),
            test.outside(Groups.class, roles.groups()),
            test.outside(Members.class, roles.members()),
            test.outside(Projects.class, roles.projects()),
            test.outside(Issues.class, roles.issues()),
            test.outside(Pipelines.class, roles.pipelines()),
            test.outside(ProjectTokens.class, roles.tokens()),
            test.outside(Variables.class, roles.variables()),
            test.outside(Transfers.class, roles.transfers()),
            test.outside(Users.class, roles.users()));
    Map<String, Gitlabs.Door> doors = new LinkedHashMap<>();
    doors.put("gitlab.com", token -> watched);
    return Gitlabs.of(doors);
  }

  TestStep step() {
    return step(Map.of());
  }

  TestStep step(Map<String, String> files) {
    return TestStep.of(TestStep.RUN, files).keepingIn(kept);
  }

  Map<String, String> kept() {
    return kept;
  }
}
