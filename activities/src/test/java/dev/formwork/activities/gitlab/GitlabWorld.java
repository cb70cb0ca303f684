package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.gitlab.Branches;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.Groups;
import dev.formwork.activities.port.gitlab.InMemoryGitlab;
import dev.formwork.activities.port.gitlab.IssueChange;
import dev.formwork.activities.port.gitlab.Issues;
import dev.formwork.activities.port.gitlab.Member;
import dev.formwork.activities.port.gitlab.Members;
import dev.formwork.activities.port.gitlab.MergeRequests;
import dev.formwork.activities.port.gitlab.NewVariable;
import dev.formwork.activities.port.gitlab.Pipelines;
import dev.formwork.activities.port.gitlab.ProjectTokens;
import dev.formwork.activities.port.gitlab.Projects;
import dev.formwork.activities.port.gitlab.TokenKind;
import dev.formwork.activities.port.gitlab.Transfers;
import dev.formwork.activities.port.gitlab.Users;
import dev.formwork.activities.port.gitlab.Variables;
import dev.formwork.activities.port.scm.Overlay;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.RepositoryHost;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A GitLab with group `acme` and project 1001, `acme/payments`, and what steps keep. */
final class GitlabWorld {

  private static final Person BOB = new Person("Bob", "bob@example.org");

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

  /** As a person who gives those whom a step let in another level. */
  void regrant() {
    Members members = gitlab.roles().members();
    members.grant("acme", new Member(Member.Kind.USER, 17), 50);
    members.grant("acme", new Member(Member.Kind.USER, 18), 50);
    members.grant("acme", new Member(Member.Kind.GROUP, 9), 50);
  }

  /** As a person who removes those whom a step let in. */
  void removeMembers() {
    Members members = gitlab.roles().members();
    members.remove("acme", new Member(Member.Kind.USER, 17));
    members.remove("acme", new Member(Member.Kind.USER, 18));
    members.remove("acme", new Member(Member.Kind.GROUP, 9));
  }

  /** As a person who revokes the tokens of a step. */
  void revokeTokens(TokenKind kind) {
    ProjectTokens tokens = gitlab.roles().tokens();
    for (String project : List.of("1001", "acme/payments")) {
      tokens.madeBy(project, kind, step().mark()).forEach(id -> tokens.revoke(project, kind, id));
    }
  }

  /** As a person who edits an issue. */
  void retitle(String project, long iid) {
    gitlab.roles().issues().change(project, iid, IssueChange.retitled("Another title"));
  }

  /** As a person who closes an issue. */
  void closeIssue(String project, long iid) {
    gitlab.roles().issues().change(project, iid, IssueChange.closed());
  }

  /** As a person who gives a variable of a step another value. */
  void revalue() {
    Variables variables = gitlab.roles().variables();
    NewVariable made = gitlab.contents().variables().values().iterator().next();
    variables.delete("1001", made.key(), made.scope());
    variables.create(
        "1001",
        new NewVariable(
            made.key(),
            "of-bob",
            made.type(),
            made.forProtectedRefs(),
            made.masked(),
            made.hidden(),
            made.raw(),
            made.scope(),
            made.description(),
            made.mark()));
  }

  /** As a person who deletes groups. */
  void deleteGroups(String... paths) {
    for (String path : paths) {
      gitlab.roles().groups().delete(gitlab.roles().groups().find(path).orElseThrow());
    }
  }

  /** As a person who pushes to a branch. */
  void push(String branch) {
    gitlab
        .roles()
        .branches()
        .push(
            "acme/payments",
            branch,
            new Overlay(null, "", false, List.of(), "Look", BOB, BOB, Instant.EPOCH),
            true,
            "somebody");
  }
}
