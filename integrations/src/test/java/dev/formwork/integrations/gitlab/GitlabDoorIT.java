package dev.formwork.integrations.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.Conflict;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.action.Readiness;
import dev.formwork.activities.port.checks.ChangeState;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.GitlabContract;
import dev.formwork.activities.port.gitlab.Group;
import dev.formwork.activities.port.gitlab.Member;
import dev.formwork.activities.port.gitlab.NewGroup;
import dev.formwork.activities.port.gitlab.PipelineRequest;
import dev.formwork.activities.port.gitlab.TokenKind;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of GitLab's REST API and real Git over HTTP; GitLab itself was not asked. */
class GitlabDoorIT implements GitlabContract {

  private static final Person ADA = new Person("Ada", "ada@example.org");

  @TempDir Path directory;
  private @Nullable GitlabStub stub;

  private GitlabStub stub() {
    if (stub == null) {
      stub = new GitlabStub(directory.resolve("stub"));
    }
    return stub;
  }

  @AfterEach
  void close() {
    if (stub != null) {
      stub.close();
    }
  }

  private GitlabDoor door(@Nullable String token) {
    return new GitlabDoor(new GitlabSettings(stub().apiUrl(), token, Duration.ofSeconds(20)));
  }

  @Override
  public Gitlab gitlab() {
    Gitlab gitlab = door(GitlabStub.TOKEN).open(null);
    try {
      Path files = Files.createDirectories(directory.resolve("first"));
      Files.writeString(files.resolve("README.md"), "# Payments\n");
      Repository repository =
          gitlab
              .repositories()
              .create(
                  new NewRepository(
                      "acme",
                      "payments",
                      null,
                      null,
                      NewRepository.Visibility.PRIVATE,
                      "main",
                      "run-0/publish"));
      var commit = new FirstCommit(files, "main", "Begin", ADA, ADA, Instant.EPOCH);
      gitlab.repositories().push(repository, commit);
      return gitlab;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void sendsATokenOfATemplateToTheStubAsBearer() {
    assertThat(door(GitlabStub.TOKEN).open(GitlabStub.OAUTH).users().current().username())
        .isEqualTo("root");
    assertThat(door(null).open(GitlabStub.OAUTH).users().current().username()).isEqualTo("root");
  }

  @Test
  void asksForATokenBeforeItAsksTheStub() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> door(null).open(null))
        .withMessageContaining("formwork.gitlab.token");
  }

  @Test
  void putsTheMarkWhereTheStubKeepsIt() {
    Gitlab gitlab = gitlab();
    gitlab.tokens().issue(PROJECT, token(TokenKind.ACCESS));
    gitlab.tokens().issue(PROJECT, token(TokenKind.DEPLOY));

    String mark = "[formwork %s]".formatted(MARK);
    assertThat(stub().things.of(PROJECT, "access_tokens").getFirst())
        .containsEntry("name", "bot")
        .containsEntry("description", mark);
    assertThat(stub().things.of(PROJECT, "deploy_tokens").getFirst())
        .containsEntry("name", "bot " + mark);
  }

  @Test
  void leavesNoTriggerTokenOnTheStub() {
    Gitlab gitlab = gitlab();

    gitlab.pipelines().start(PROJECT, pipeline("main"));

    assertThat(stub().things.of(PROJECT, "triggers")).isEmpty();
    assertThat(stub().things.of(PROJECT, "pipelines").getFirst().get("variables"))
        .isEqualTo(Map.of("ENVIRONMENT", "staging", "FORMWORK_STEP", MARK));
  }

  @Test
  void removesTheTriggerTokenWhenTheStubRefusesThePipeline() {
    Gitlab gitlab = gitlab();

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> gitlab.pipelines().start(PROJECT, pipeline("nowhere")))
        .withMessageContaining("Reference not found");
    assertThat(stub().things.of(PROJECT, "triggers")).isEmpty();
  }

  @Test
  void findsTheTriggerTokenThatACutCallLeftOnTheStub() {
    Gitlab gitlab = gitlab();
    stub().refuseNext("POST", "/trigger/pipeline", -1, Map.of(), "");
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> gitlab.pipelines().start(PROJECT, pipeline("main")));
    assertThat(stub().things.of(PROJECT, "triggers")).hasSize(1);

    gitlab.pipelines().removeTriggerTokens(PROJECT, OTHER);
    assertThat(stub().things.of(PROJECT, "triggers")).hasSize(1);
    gitlab.pipelines().removeTriggerTokens(PROJECT, MARK);

    assertThat(stub().things.of(PROJECT, "triggers")).isEmpty();
  }

  @Test
  void deletesASubgroupOfTheStubForGood() {
    Gitlab gitlab = gitlab();
    Group acme = gitlab.groups().find("acme").orElseThrow();
    Group teams = gitlab.groups().create(new NewGroup("teams", "teams", acme, null, MARK));

    gitlab.groups().delete(teams);

    assertThat(stub().groups.paths()).containsExactly("acme", "acme/backend");
  }

  @Test
  void saysThatAGroupOfTheStubIsNotDeletedYet() {
    Gitlab gitlab = gitlab();
    Group own = gitlab.groups().create(new NewGroup("own", "own", null, null, MARK));
    gitlab.groups().delete(own);
    assertThat(gitlab.groups().find("own")).isEmpty();

    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> gitlab.groups().create(new NewGroup("own", "own", null, null, OTHER)))
        .withMessageContaining("not deleted yet");
  }

  @Test
  void sharesAnewWhereTheStubKeepsAShare() {
    Gitlab gitlab = gitlab();
    var shared = new Member(Member.Kind.GROUP, 12);
    gitlab.members().grant("acme", shared, 20);

    gitlab.members().grant("acme", shared, 30);

    assertThat(gitlab.members().level("acme", shared)).contains(30);
    assertThat(stub().calls()).contains("DELETE /groups/acme/share/12");
  }

  @Test
  void asksApproversAndMergesWhenTheStubIsReady() throws IOException {
    Gitlab gitlab = gitlab();
    MergeRequests.open(gitlab, directory);
    Map<String, Object> request = stub().things.of(PROJECT, "merge_requests").getFirst();

    gitlab.mergeRequests().removeSourceBranch(PROJECT, 1, true);
    gitlab.mergeRequests().askApprovers(PROJECT, 1);
    gitlab.mergeRequests().mergeWhenReady(PROJECT, 1);
    gitlab.mergeRequests().mergeWhenReady(PROJECT, 1);

    assertThat(request)
        .containsEntry("remove_source_branch", true)
        .containsEntry("reviewer_ids", List.of(2))
        .containsEntry("merge_when_pipeline_succeeds", true);
    assertThat(stub().calls().stream().filter(call -> call.endsWith("/merge"))).hasSize(1);
  }

  @Test
  void comesBackWhileTheStubLooksAndGivesUpOnAConflict() throws IOException {
    Gitlab gitlab = gitlab();
    MergeRequests.open(gitlab, directory);
    Map<String, Object> request = stub().things.of(PROJECT, "merge_requests").getFirst();

    request.put("detailed_merge_status", "checking");
    assertThatExceptionOfType(NotReadyYet.class)
        .isThrownBy(() -> gitlab.mergeRequests().mergeWhenReady(PROJECT, 1));
    request.put("detailed_merge_status", "conflict");
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> gitlab.mergeRequests().mergeWhenReady(PROJECT, 1))
        .withMessageContaining("conflict");
  }

  @Test
  void followsAPipelineOfTheStub() {
    Gitlab gitlab = gitlab();
    var request = new PipelineRequest("main", Map.of(), "token", "run-1/pipeline");
    long id = gitlab.pipelines().start(PROJECT, request).id();
    Map<String, Object> pipeline = stub().things.of(PROJECT, "pipelines").getFirst();
    Readiness pending = gitlab.pipelines().progress(PROJECT, id).orElseThrow().readiness();
    pipeline.put("status", "failed");
    pipeline.put(
        "jobs",
        List.of(
            Map.of("name", "test", "allow_failure", false),
            Map.of("name", "scan", "allow_failure", true)));

    Readiness failed = gitlab.pipelines().progress(PROJECT, id).orElseThrow().readiness();

    assertThat(gitlab.pipelines().newest(PROJECT, "main")).contains(id);
    assertThat(gitlab.pipelines().newest(PROJECT, "none")).isEmpty();
    assertThat(gitlab.pipelines().progress(PROJECT, 1)).isEmpty();
    assertThat(pending).isEqualTo(new Readiness.Missing("pending"));
    assertThat(((Readiness.Failed) failed).sentence()).startsWith("failed in test (");
  }

  @Test
  void followsAMergeRequestOfTheStub() throws IOException {
    Gitlab gitlab = gitlab();
    MergeRequests.open(gitlab, directory);
    Map<String, Object> request = stub().things.of(PROJECT, "merge_requests").getFirst();
    request.put("approvals_left", 1);
    request.put("approved_by", List.of(Map.of("user", Map.of("username", "ada"))));
    request.put(
        "reviewers",
        List.of(Map.of("user", Map.of("username", "eve"), "state", "requested_changes")));
    ChangeState open = gitlab.mergeRequests().progress(PROJECT, 1).orElseThrow();
    request.put("state", "merged");
    request.put("merge_commit_sha", "c0ffee");

    ChangeState merged = gitlab.mergeRequests().progress(PROJECT, 1).orElseThrow();

    assertThat(open.approvedBy()).containsExactly("ada");
    assertThat(open.readiness(ChangeState.Goal.APPROVED, 1))
        .isEqualTo(
            new Readiness.Missing(
                "the rules of the repository ask for 1 more; changes are asked for by eve"));
    assertThat(merged.mergeCommit()).isEqualTo("c0ffee");
    assertThat(merged.readiness(ChangeState.Goal.MERGED, 1)).isEqualTo(new Readiness.Ready());
    assertThat(gitlab.mergeRequests().progress(PROJECT, 9)).isEmpty();
  }

  @Test
  void takesAProtectionForMadeThatTheStubMadeAndAnswered500To() {
    Gitlab gitlab = gitlab();
    gitlab.projects().createBranch(PROJECT, "develop", "main");
    gitlab.projects().protectBranch(PROJECT, "develop");
    stub().refuseNext("POST", "/protected_branches", 500, Map.of(), "{\"message\":\"500\"}");

    gitlab.projects().protectBranch(PROJECT, "develop");

    assertThat(stub().projects.protectedBranches()).containsExactly("acme/payments develop");
  }

  @Test
  void leavesABranchOfTheStubThatSomebodyPushedTo() throws IOException {
    Gitlab gitlab = gitlab();
    gitlab.projects().createBranch(PROJECT, "develop", "main");
    MergeRequests.push(gitlab, directory, "develop");

    gitlab.projects().dropBranch(PROJECT, "develop");

    assertThat(stub().projects.branches(stub().projects.find(PROJECT).orElseThrow()))
        .containsKey("develop");
  }

  @Test
  void readsAllPagesOfTheStub() {
    Gitlab gitlab = gitlab();
    gitlab.tokens().issue(PROJECT, token(TokenKind.DEPLOY));
    stub()
        .refuseNext(
            "GET", "/deploy_tokens", 200, Map.of("X-Next-Page", "2"), "[{\"name\":\"other\"}]");

    assertThat(gitlab.tokens().madeBy(PROJECT, TokenKind.DEPLOY, MARK)).hasSize(1);
  }
}
