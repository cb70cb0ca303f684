package dev.formwork.integrations.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.action.Readiness;
import dev.formwork.activities.port.checks.Check;
import dev.formwork.activities.port.checks.CheckHost;
import dev.formwork.activities.port.checks.CheckHostContract;
import dev.formwork.activities.port.scm.NewRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of GitHub's REST API; GitHub itself was not asked. */
class GithubChecksIT implements CheckHostContract {

  private static final String SLUG = "acme/payments";

  @TempDir Path directory;
  private GithubStub stub;

  @BeforeEach
  void createRepository() {
    stub = new GithubStub(directory.resolve("stub"));
    connector(GithubStub.TOKEN)
        .connect(null)
        .repositories()
        .create(
            new NewRepository(
                "acme", "payments", null, null, NewRepository.Visibility.PRIVATE, "main", "mark"));
  }

  @AfterEach
  void close() {
    stub.close();
  }

  private GithubConnector connector(String token) {
    Duration timeout = Duration.ofSeconds(20);
    return new GithubConnector(
        stub.apiUrl(), timeout, new GithubSettings(stub.apiUrl(), token, null, timeout));
  }

  @Override
  public CheckHost host() {
    return connector(GithubStub.TOKEN).connect(null).checks();
  }

  @Override
  public String owner() {
    return "acme";
  }

  @Override
  public void report(String check, Check.State state, String note) {
    String word =
        switch (state) {
          case RUNNING, BLOCKED -> "pending";
          case PASSED -> "success";
          case FAILED -> "failure";
        };
    stub.checks().status(check, word, note);
  }

  @Override
  public void demand(List<String> checks) {
    stub.checks().demand(checks.subList(0, 1), checks.subList(1, checks.size()));
  }

  @Override
  public long open() {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("title", "New").put("head", "feature").put("base", "main");
    stub.pulls().answer("POST", SLUG, "pulls", null, body);
    return 1;
  }

  @Override
  public void review(long number, boolean approves) {
    stub.pulls().review("ada", approves ? "APPROVED" : "CHANGES_REQUESTED");
  }

  @Override
  public void merge(long number) {
    stub.pulls().merge(number);
  }

  @Override
  public void close(long number) {
    stub.pulls().close(number);
  }

  @Test
  void readsCheckRunsOfTheStubBesideItsStatuses() {
    report("lint", Check.State.PASSED, "fine");
    stub.checks().run("build", "in_progress", "");
    stub.checks().run("deploy", "waiting", "");
    stub.checks().run("docs", "completed", "skipped");

    Readiness running =
        host().checks("acme", "payments", "main").orElseThrow().readiness(List.of());
    stub.checks().run("build", "completed", "timed_out");

    assertThat(running)
        .isEqualTo(
            new Readiness.Missing(
                "2 of 4 checks passed, running: build; waiting for a person: deploy"));
    assertThat(host().checks("acme", "payments", "main").orElseThrow().readiness(List.of()))
        .isEqualTo(
            new Readiness.Failed(
                "failed its checks: build (timed_out) https://github.com/runs/build. Correct the cause, then retry the step."));
  }

  @Test
  void leavesCommentsOutAndForgetsADismissedReviewOfTheStub() {
    long number = open();
    stub.pulls().review("ada", "APPROVED");
    stub.pulls().review("ada", "COMMENTED");
    stub.pulls().review("eve", "CHANGES_REQUESTED");
    stub.pulls().review("eve", "DISMISSED");

    var change = host().change("acme", "payments", number).orElseThrow();

    assertThat(change.approvedBy()).containsExactly("ada");
    assertThat(change.objectors()).isEmpty();
  }

  @Test
  void translatesTheRefusalsOfTheStub() {
    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(
            () -> connector("ghp_wrong").connect(null).checks().checks("acme", "payments", "main"));
    stub.refuseNext("GET", "/status", 403, Map.of(), "{\"message\":\"Resource not accessible\"}");
    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> host().checks("acme", "payments", "main"));
    stub.refuseNext("GET", "/check-runs", 429, Map.of("retry-after", "7"), "{}");
    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> host().checks("acme", "payments", "main"))
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(7)));
    stub.refuseNext("GET", "/pulls/1", 502, Map.of(), "{}");
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> host().change("acme", "payments", 1));
  }
}
