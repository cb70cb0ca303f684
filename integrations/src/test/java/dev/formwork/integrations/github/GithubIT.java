package dev.formwork.integrations.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.github.Actors;
import dev.formwork.activities.port.github.BranchRules;
import dev.formwork.activities.port.github.Environments.Environment;
import dev.formwork.activities.port.github.Environments.Reviewer;
import dev.formwork.activities.port.github.Github;
import dev.formwork.activities.port.github.GithubContract;
import dev.formwork.activities.port.github.ProtectedBranches.Protection;
import dev.formwork.activities.port.github.RepositoryAdmin.WorkflowAccess;
import dev.formwork.activities.port.github.Webhooks.NewWebhook;
import dev.formwork.activities.port.github.Workflows.Dispatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of GitHub's REST API; GitHub itself was not asked. */
class GithubIT implements GithubContract {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir Path directory;
  private @Nullable GithubStub stub;

  private GithubStub stub() {
    if (stub == null) {
      stub = new GithubStub(directory.resolve("stub"));
    }
    return stub;
  }

  @AfterEach
  void close() {
    if (stub != null) {
      stub.close();
    }
  }

  @Override
  public Github github() {
    return connector().connect(null);
  }

  private GithubConnector connector() {
    var settings = new GithubSettings(stub().apiUrl(), GithubStub.TOKEN, null, TIMEOUT);
    return new GithubConnector(stub().apiUrl(), TIMEOUT, settings);
  }

  private JsonNode kept(String path) {
    return stub().things().kept().get("acme/payments/" + path);
  }

  @Test
  void setsEveryOptionOnTheStub() {
    Github github = withRepository();

    github.admin().apply(NAME, options());

    assertThat(stub().repository("acme", "payments"))
        .containsEntry("squash_merge_commit_title", "PR_TITLE")
        .containsEntry("squash_merge_commit_message", "PR_BODY")
        .containsEntry("allow_update_branch", true)
        .containsEntry("allow_merge_commit", false)
        .containsEntry("topics", List.of("payments"));
    assertThat(kept("collaborators/ada").path("permission").asText()).isEqualTo("maintain");
    assertThat(stub().calls())
        .contains(
            "PUT /orgs/acme/teams/platform/repos/acme/payments",
            "PUT /orgs/acme/teams/sec/repos/acme/payments");
    assertThat(kept("actions/variables/REGION").path("value").asText()).isEqualTo("eu");
    assertThat(kept("actions/oidc/customization/sub").path("include_claim_keys")).hasSize(2);
    assertThat(kept("properties/values").path("properties").get(0).path("property_name").asText())
        .isEqualTo("tier");
    assertThat(kept("subscription").path("subscribed").asBoolean()).isTrue();
  }

  @Test
  void sealsSecretsSoThatTheStubReadsThem() {
    Github github = withRepository();

    github.admin().apply(NAME, options());
    github.admin().apply(NAME, options());

    assertThat(kept("actions/secrets/REGISTRY_TOKEN").asText()).isEqualTo("s3cr3t-value");
  }

  @Test
  void namesTheTeamThatTheStubDoesNotKnow() {
    Github github = withRepository();
    stub().refuseNext("PUT", "/teams/platform/repos/acme/payments", 404, Map.of(), "{}");

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> github.admin().apply(NAME, options()))
        .withMessageContaining("team acme/platform")
        .withMessageContaining("input: access");
  }

  @Test
  void refusesTheNameOfASecretBeforeItAsksTheStub() {
    Github github = withRepository();

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> github.admin().keepSecret(NAME, "GITHUB_TOKEN", "s3cr3t-value"))
        .withMessageContaining("GITHUB_TOKEN")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t-value"));
    assertThat(stub().calls()).noneMatch(call -> call.contains("secrets"));
  }

  @Test
  void sharesWorkflowsOnTheStub() {
    Github github = withRepository();

    github.admin().shareWorkflows(NAME, WorkflowAccess.ORGANIZATION);

    assertThat(kept("actions/permissions/access").path("access_level").asText())
        .isEqualTo("organization");
  }

  @Test
  void sendsEveryRuleToTheStub() {
    Github github = withRepository();

    github.branches().protect(NAME, new Protection("main", true, true, rules(true)));

    JsonNode sent = kept("branches/main/protection");
    assertThat(sent.path("restrictions").path("teams").get(0).asText()).isEqualTo("platform");
    assertThat(
            sent.path("required_pull_request_reviews")
                .path("bypass_pull_request_allowances")
                .path("apps")
                .get(0)
                .asText())
        .isEqualTo("renovate");
    assertThat(sent.path("block_creations").asBoolean()).isTrue();
    assertThat(kept("branches/main/protection/required_signatures")).isNotNull();
  }

  @Test
  void waitsForABranchThatTheStubDoesNotKnowYet() {
    Github github = withRepository();
    stub().refuseNext("PUT", "/protection", 404, Map.of(), "{\"message\":\"Branch not found\"}");

    assertThatExceptionOfType(NotReadyYet.class)
        .isThrownBy(
            () -> github.branches().protect(NAME, new Protection("x", true, false, rules(false))));
  }

  @Test
  void saysThatTheStubsPlanHasNoRules() {
    Github github = withRepository();
    stub()
        .refuseNext(
            "PUT",
            "/protection",
            403,
            Map.of(),
            "{\"message\":\"Upgrade to GitHub Pro or make this repository public.\"}");

    assertThat(github.branches().protect(NAME, new Protection("x", true, false, rules(false))))
        .hasValueSatisfying(reason -> assertThat(reason).contains("Upgrade to GitHub Pro"));
  }

  @Test
  void looksThroughAllPagesOfTheStubsWebhooks() {
    Github github = withRepository();
    var first = new NewWebhook("https://ci.example/0", null, List.of("push"), true, "form", false);
    github.webhooks().createWebhook(NAME, first);
    stub().refuseNext("GET", "/hooks", 200, Map.of(), hundred());

    assertThat(github.webhooks().findWebhook(NAME, first.url())).isPresent();
    assertThat(
            stub().calls().stream()
                .filter(call -> call.startsWith("GET") && call.endsWith("hooks")))
        .hasSize(2);
  }

  private static String hundred() {
    String one = "{\"id\":1,\"config\":{\"url\":\"https://other.example\"}}";
    return "[" + (one + ",").repeat(99) + one + "]";
  }

  @Test
  void signsWebhooksOnTheStubWithoutShowingTheSecret() {
    Github github = withRepository();
    var signed =
        new NewWebhook("https://ci.example", "s3cr3t-value", List.of("push"), true, "json", true);

    long id = github.webhooks().createWebhook(NAME, signed).id();

    assertThat(kept("hooks/" + id).path("config").path("secret").asText())
        .isEqualTo("s3cr3t-value");
    assertThat(kept("hooks/" + id).path("config").path("insecure_ssl").asText()).isEqualTo("1");
  }

  @Test
  void sendsAllOfAnEnvironmentToTheStub() {
    Github github = withRepository();
    var wanted =
        new Environment(
            "prod",
            false,
            List.of("release/*"),
            List.of("v*"),
            Map.of("REGION", "eu"),
            Map.of("KEY", "s3cr3t-value"),
            10,
            true,
            List.of(new Reviewer(true, "platform"), new Reviewer(false, "ada")));

    github.environments().putEnvironment(NAME, wanted);
    github.environments().putEnvironment(NAME, wanted);

    assertThat(kept("environments/prod").path("reviewers").get(0).path("id").asInt()).isEqualTo(22);
    assertThat(kept("environments/prod").path("wait_timer").asInt()).isEqualTo(10);
    assertThat(kept("environments/prod/secrets/KEY").asText()).isEqualTo("s3cr3t-value");
    assertThat(kept("environments/prod/variables/REGION").path("value").asText()).isEqualTo("eu");
    assertThat(
            stub().things().kept().keySet().stream()
                .filter(key -> key.contains("deployment-branch-policies")))
        .hasSize(2);
  }

  @Test
  void namesAReviewerThatTheStubDoesNotKnow() {
    Github github = withRepository();
    var wanted =
        new Environment(
            "prod",
            null,
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            null,
            null,
            List.of(new Reviewer(false, "nobody")));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> github.environments().putEnvironment(NAME, wanted))
        .withMessageContaining("'nobody'");
  }

  @Test
  void hidesTheMarkOfAnIssueInACommentOnTheStub() {
    Github github = withRepository();

    long number = github.issues().openIssue(NAME, issue("run-1/a>b")).number();

    assertThat(kept("issues/" + number).path("body").asText())
        .isEqualTo("Text\n\n<!-- formwork: run-1/a%3Eb -->");
  }

  @Test
  void countsTheAnswersToAnIssueOfTheStub() {
    Github github = withRepository();
    long number = github.issues().openIssue(NAME, issue("run-1/open")).number();
    ObjectNode answered = (ObjectNode) kept("issues/" + number).deepCopy();
    stub().things().put("acme/payments/issues/" + number, answered.put("comments", 2));

    assertThat(github.issues().findIssue(NAME, "run-1/open", SINCE).orElseThrow().comments())
        .isEqualTo(2);
  }

  @Test
  void saysWhatTheStubHasAgainstADispatch() {
    Github github = withRepository();

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () ->
                github
                    .workflows()
                    .dispatch(NAME, new Dispatch("deploy.yaml", "gone", Map.of(), false)))
        .withMessageContaining("No ref found for: gone");
  }

  @Test
  void usesTheTokenOfATemplateInPlaceOfItsOwnOnTheStub() {
    withRepository();
    stub().revoke(GithubStub.TOKEN);

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> connector().connect("ghp_s3cr3t").pages().findSite(NAME))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("ghp_s3cr3t"));
    stub().accept("ghp_s3cr3t");
    assertThat(connector().connect("ghp_s3cr3t").pages().findSite(NAME)).isEmpty();
  }

  @Test
  void needsATokenWhenThereAreNoCredentials() {
    var connector = new GithubConnector(stub().apiUrl(), TIMEOUT, null);

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> connector.connect(null))
        .withMessageContaining("formwork.github.token");
    assertThat(connector.connect(GithubStub.TOKEN).repositories().find("acme", "x")).isEmpty();
  }

  @Test
  void waitsWhenTheStubLimitsTheRateAndTriesAgainWhenItFails() {
    Github github = withRepository();
    stub().refuseNext("GET", "/pages", 429, Map.of("Retry-After", "7"), "{}");

    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> github.pages().findSite(NAME))
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(7)));
    stub().refuseNext("GET", "/pages", 503, Map.of(), "{}");
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> github.pages().findSite(NAME));
  }

  private static BranchRules rules(boolean signed) {
    return new BranchRules(
        true,
        true,
        new Actors(List.of(), List.of(), List.of("renovate")),
        2,
        new Actors(List.of(), List.of("platform"), List.of()),
        List.of("build"),
        true,
        true,
        true,
        signed,
        true);
  }
}
