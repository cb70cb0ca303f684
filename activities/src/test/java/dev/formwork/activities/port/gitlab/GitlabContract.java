package dev.formwork.activities.port.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.scm.Overlay;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.Withdrawal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link Gitlab} does alike, role by role. */
public interface GitlabContract {

  String PROJECT = "acme/payments";
  String MARK = "0193a1b2-0000-7000-8000-000000000001/make";
  String OTHER = "0193a1b2-0000-7000-8000-000000000002/make";
  Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  /**
   * A GitLab with group `acme`, project {@link #PROJECT} with a commit on `main`, and users `root`,
   * whose token is used, and `ada`; a new one for each test.
   */
  Gitlab gitlab();

  @Test
  default void makesAGroupInAGroupAndFindsItByPathAndId() {
    Groups groups = gitlab().groups();
    Group acme = groups.find("acme").orElseThrow();

    Group made = groups.create(new NewGroup("Teams", "teams", acme, "All teams", MARK));

    assertThat(made.path()).isEqualTo("acme/teams");
    assertThat(made.mark()).isEqualTo(MARK);
    assertThat(acme.mark()).isNull();
    assertThat(groups.find("acme/teams")).contains(made);
    assertThat(groups.find("" + made.id())).contains(made);
  }

  @Test
  default void answersTheGroupOfWhoeverWasFaster() {
    Groups groups = gitlab().groups();
    Group acme = groups.find("acme").orElseThrow();
    Group first = groups.create(new NewGroup("teams", "teams", acme, null, MARK));

    assertThat(groups.create(new NewGroup("teams", "teams", acme, null, OTHER))).isEqualTo(first);
  }

  @Test
  default void knowsWhetherAGroupIsEmptyAndDeletesIt() {
    Groups groups = gitlab().groups();
    Group acme = groups.find("acme").orElseThrow();
    Group made = groups.create(new NewGroup("teams", "teams", acme, null, MARK));
    assertThat(groups.isEmpty(acme)).isFalse();
    assertThat(groups.isEmpty(made)).isTrue();

    groups.delete(made);
    groups.delete(made);

    assertThat(groups.find("acme/teams")).isEmpty();
  }

  @Test
  default void letsPeopleAndGroupsInAndOut() {
    Members members = gitlab().members();
    for (Member.Kind kind : Member.Kind.values()) {
      var member = new Member(kind, 2);
      assertThat(members.level("acme", member)).isEmpty();

      members.grant("acme", member, 30);
      members.grant("acme", member, 40);
      assertThat(members.level("acme", member)).contains(40);

      members.remove("acme", member);
      members.remove("acme", member);
      assertThat(members.level("acme", member)).isEmpty();
    }
  }

  @Test
  default void refusesToLetSomebodyIntoAGroupThatIsNotThere() {
    Members members = gitlab().members();

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> members.grant("nowhere", new Member(Member.Kind.USER, 2), 30))
        .withMessageContaining("nowhere");
  }

  @Test
  default void findsAnIssueByTheMarkThatReadersDoNotSee() {
    Issues issues = gitlab().issues();
    Issue made = issues.create(PROJECT, issue());

    assertThat(issues.madeBy(PROJECT, MARK)).contains(made);
    assertThat(issues.madeBy(PROJECT, OTHER)).isEmpty();
    assertThat(issues.find(PROJECT, made.iid())).contains(made);
    assertThat(issues.find(PROJECT, 99)).isEmpty();
    assertThat(made.labels()).containsExactly("a", "b");
    assertThat(made.assignees()).containsExactly(2L);
    assertThat(made.dueDate()).isEqualTo(LocalDate.of(2026, 12, 24));
  }

  @Test
  default void changesAnIssueAndTakesThingsAway() {
    Issues issues = gitlab().issues();
    long iid = issues.create(PROJECT, issue()).iid();

    Issue changed =
        issues.change(
            PROJECT,
            iid,
            new IssueChange(
                "New",
                null,
                null,
                "c",
                "a",
                List.of(),
                null,
                true,
                "",
                null,
                null,
                0L,
                IssueChange.NO_WEIGHT,
                "close",
                null));

    assertThat(changed.title()).isEqualTo("New");
    assertThat(changed.state()).isEqualTo("closed");
    assertThat(changed.labels()).containsExactly("b", "c");
    assertThat(changed.assignees()).isEmpty();
    assertThat(changed.dueDate()).isNull();
    assertThat(changed.weight()).isNull();
    assertThat(changed.discussionLocked()).isTrue();
    assertThat(issues.madeBy(PROJECT, MARK)).contains(changed);
  }

  private static NewIssue issue() {
    return new NewIssue(
        "Review it",
        "Please.",
        true,
        List.of(2L),
        "a,b",
        null,
        "2026-12-24T00:00:00Z",
        null,
        null,
        null,
        "task",
        null,
        3,
        MARK);
  }

  @Test
  default void startsAPipelineThatIsFoundByItsMarkAndCanBeStopped() {
    Pipelines pipelines = gitlab().pipelines();

    Pipeline started = pipelines.start(PROJECT, pipeline("main"));
    assertThat(started.isActive()).isTrue();
    assertThat(pipelines.madeBy(PROJECT, "main", MARK, LONG_AGO)).contains(started);
    assertThat(pipelines.madeBy(PROJECT, "main", OTHER, LONG_AGO)).isEmpty();

    pipelines.removeTriggerTokens(PROJECT, MARK);
    pipelines.cancel(PROJECT, started);
    assertThat(pipelines.madeBy(PROJECT, "main", MARK, LONG_AGO).orElseThrow().state())
        .isEqualTo(Pipeline.State.CANCELED);
  }

  /** A pipeline that a test starts. */
  default PipelineRequest pipeline(String branch) {
    return new PipelineRequest(branch, Map.of("ENVIRONMENT", "staging"), "deploy", MARK);
  }

  @Test
  default void makesTokensThatAreFoundByTheirMarkUntilTheyAreRevoked() {
    ProjectTokens tokens = gitlab().tokens();
    for (TokenKind kind : TokenKind.values()) {
      IssuedToken issued = tokens.issue(PROJECT, token(kind));
      assertThat(issued.secret()).isNotBlank();
      assertThat(issued.toString()).doesNotContain(issued.secret());
      assertThat(tokens.madeBy(PROJECT, kind, MARK)).containsExactly(issued.id());
      assertThat(tokens.madeBy(PROJECT, kind, OTHER)).isEmpty();

      tokens.revoke(PROJECT, kind, issued.id());
      tokens.revoke(PROJECT, kind, issued.id());
      assertThat(tokens.madeBy(PROJECT, kind, MARK)).isEmpty();
    }
  }

  /** A token that a test makes. */
  default NewToken token(TokenKind kind) {
    boolean access = kind == TokenKind.ACCESS;
    return new NewToken(
        kind,
        "bot",
        List.of("read_repository"),
        access ? 30 : null,
        null,
        access ? LocalDate.of(2027, 1, 31) : null,
        MARK);
  }

  @Test
  default void keepsAVariableOnceForEachScope() {
    Variables variables = gitlab().variables();
    variables.create(PROJECT, variable("*", MARK));
    variables.create(PROJECT, variable("staging", OTHER));

    assertThat(variables.find(PROJECT, "PASSWORD", "*"))
        .hasValueSatisfying(present -> assertThat(present.mark()).isEqualTo(MARK));
    assertThat(variables.find(PROJECT, "PASSWORD", "production")).isEmpty();
    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> variables.create(PROJECT, variable("*", OTHER)))
        .withMessageContaining("PASSWORD");

    variables.delete(PROJECT, "PASSWORD", "*");
    variables.delete(PROJECT, "PASSWORD", "*");
    assertThat(variables.find(PROJECT, "PASSWORD", "*")).isEmpty();
    assertThat(variables.find(PROJECT, "PASSWORD", "staging")).isPresent();
  }

  private static NewVariable variable(String scope, String mark) {
    return new NewVariable(
        "PASSWORD", "s3cr3t-value", "env_var", false, true, true, false, scope, "For tests", mark);
  }

  @Test
  default void transfersAProjectAndStopsIt() {
    Transfers transfers = gitlab().transfers();
    var request =
        new Transfer.Request(
            "https://gitlab.example.org", "glpat-old", "old/billing", "acme", "billing");
    assertThat(transfers.find(request, LONG_AGO)).isEmpty();

    Transfer started = transfers.start(request);
    assertThat(transfers.find(request, LONG_AGO)).contains(started);
    assertThat(started.active()).isTrue();

    transfers.cancel(started);
    assertThat(transfers.find(request, LONG_AGO)).isEmpty();
  }

  @Test
  default void tellsAboutUsers() {
    Users users = gitlab().users();

    User ada = users.named("ada").orElseThrow();

    assertThat(users.current().username()).isEqualTo("root");
    assertThat(users.find(ada.id())).contains(ada);
    assertThat(users.find(999)).isEmpty();
    assertThat(users.named("nobody")).isEmpty();
    assertThat(ada.publicEmail()).isNull();
  }

  @Test
  default void findsAProjectByPathAndNumber() {
    Projects projects = gitlab().projects();

    Project project = projects.find(PROJECT).orElseThrow();

    assertThat(project.path()).isEqualTo(PROJECT);
    assertThat(project.defaultBranch()).isEqualTo("main");
    assertThat(projects.find("" + project.id())).contains(project);
    assertThat(projects.find("acme/nothing")).isEmpty();
  }

  @Test
  default void makesProtectsAndDropsABranchHoweverOftenItIsAsked() {
    Projects projects = gitlab().projects();
    for (int times = 0; times < 2; times++) {
      projects.createBranch(PROJECT, "develop", "main");
      projects.protectBranch(PROJECT, "develop");
      projects.addOwner(PROJECT, 2);
    }

    projects.dropBranch(PROJECT, "develop");
    projects.dropBranch(PROJECT, "develop");

    assertThat(projects.find(PROJECT)).isPresent();
  }

  @Test
  default void pushesABranchOnceAndTakesItBack(@TempDir Path files) throws IOException {
    Branches branches = gitlab().branches();
    Files.writeString(files.resolve("new.md"), "new\n");

    String hash = branches.push(PROJECT, "feature", overlay(files), false, MARK).orElseThrow();

    assertThat(branches.push(PROJECT, "feature", overlay(files), false, MARK)).contains(hash);
    assertThat(branches.push(PROJECT, "feature", overlay(files), false, OTHER)).isEmpty();
    assertThat(branches.withdraw(PROJECT, "feature", OTHER)).isEqualTo(new Withdrawal.Nothing());
    assertThat(branches.withdraw(PROJECT, "feature", MARK)).isInstanceOf(Withdrawal.Gone.class);
    assertThat(branches.withdraw(PROJECT, "feature", MARK)).isEqualTo(new Withdrawal.Nothing());
  }

  @Test
  default void keepsItsCommitOnABranchOfAnotherStep(@TempDir Path files) throws IOException {
    Branches branches = gitlab().branches();
    Files.writeString(files.resolve("new.md"), "new\n");
    branches.push(PROJECT, "feature", overlay(files), false, OTHER);

    String hash = branches.push(PROJECT, "feature", overlay(files), true, MARK).orElseThrow();

    assertThat(branches.push(PROJECT, "feature", overlay(files), true, MARK)).contains(hash);
    assertThat(branches.withdraw(PROJECT, "feature", MARK)).isInstanceOf(Withdrawal.Kept.class);
  }

  private static Overlay overlay(@Nullable Path directory) {
    var ada = new Person("Ada Lovelace", "ada@example.org");
    return new Overlay(directory, "docs", true, List.of(), "Write it down", ada, ada, LONG_AGO);
  }
}
