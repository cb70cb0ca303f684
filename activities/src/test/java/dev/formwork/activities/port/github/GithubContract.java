package dev.formwork.activities.port.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.github.Autolinks.NewAutolink;
import dev.formwork.activities.port.github.Environments.Environment;
import dev.formwork.activities.port.github.Issues.Issue;
import dev.formwork.activities.port.github.Issues.NewIssue;
import dev.formwork.activities.port.github.Pages.Site;
import dev.formwork.activities.port.github.ProtectedBranches.Protection;
import dev.formwork.activities.port.github.Webhooks.NewWebhook;
import dev.formwork.activities.port.github.Webhooks.Webhook;
import dev.formwork.activities.port.github.Workflows.Dispatch;
import dev.formwork.activities.port.github.Workflows.Execution;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.NewRepository.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Github} does alike. */
public interface GithubContract {

  RepositoryName NAME = new RepositoryName("acme", "payments");
  Instant SINCE = Instant.parse("2026-11-21T10:00:00Z");
  String KEY = "ssh-ed25519 AAAAC3Nz";

  /** A GitHub with the organisation `acme` and no repository; a new one for each test. */
  Github github();

  /** The same with the repository. */
  default Github withRepository() {
    Github github = github();
    github
        .repositories()
        .create(
            new NewRepository(
                "acme", "payments", null, null, Visibility.PRIVATE, "main", "run-1/create"));
    return github;
  }

  @Test
  default void keepsASecretUntilItIsDropped() {
    RepositoryAdmin admin = withRepository().admin();

    admin.keepSecret(NAME, "KEY", "one");
    admin.keepSecret(NAME, "KEY", "two");
    boolean kept = admin.hasSecret(NAME, "KEY");
    admin.dropSecret(NAME, "KEY");
    admin.dropSecret(NAME, "KEY");

    assertThat(kept).isTrue();
    assertThat(admin.hasSecret(NAME, "KEY")).isFalse();
  }

  @Test
  default void takesTheSameOptionsTwice() {
    Github github = withRepository();

    github.admin().apply(NAME, options());
    github.admin().apply(NAME, options());

    assertThat(github.repositories().find("acme", "payments")).isPresent();
  }

  @Test
  default void protectsABranchUntilItIsUnprotected() {
    ProtectedBranches branches = withRepository().branches();
    boolean before = branches.isProtected(NAME, "main");

    branches.protect(NAME, protection());
    branches.protect(NAME, protection());
    boolean after = branches.isProtected(NAME, "main");
    branches.unprotect(NAME, "main");
    branches.unprotect(NAME, "main");

    assertThat(before).isFalse();
    assertThat(after).isTrue();
    assertThat(branches.isProtected(NAME, "main")).isFalse();
  }

  @Test
  default void makesOneWebhookForAnAddress() {
    Webhooks webhooks = withRepository().webhooks();
    Webhook made = webhooks.createWebhook(NAME, webhook());

    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> webhooks.createWebhook(NAME, webhook()))
        .withMessageContaining(webhook().url());
    assertThat(webhooks.findWebhook(NAME, webhook().url())).contains(made);
  }

  @Test
  default void forgetsAWebhookThatIsDeleted() {
    Webhooks webhooks = withRepository().webhooks();
    Webhook made = webhooks.createWebhook(NAME, webhook());

    webhooks.deleteWebhook(NAME, made.id());
    webhooks.deleteWebhook(NAME, made.id());

    assertThat(webhooks.findWebhook(NAME, webhook().url())).isEmpty();
  }

  @Test
  default void keepsADeployKeyOnce() {
    DeployKeys keys = withRepository().deployKeys();
    long id = keys.addKey(NAME, "release", KEY).id();

    assertThatExceptionOfType(NameTaken.class).isThrownBy(() -> keys.addKey(NAME, "other", KEY));
    assertThat(keys.findKey(NAME, KEY).orElseThrow().title()).isEqualTo("release");
    keys.removeKey(NAME, id);
    keys.removeKey(NAME, id);
    assertThat(keys.findKey(NAME, KEY)).isEmpty();
  }

  @Test
  default void keepsOneAutolinkForAPrefix() {
    Autolinks autolinks = withRepository().autolinks();
    var rule = new NewAutolink("TICKET-", "https://t.example/<num>", false);
    long id = autolinks.addAutolink(NAME, rule).id();

    assertThatExceptionOfType(NameTaken.class).isThrownBy(() -> autolinks.addAutolink(NAME, rule));
    assertThat(autolinks.findAutolink(NAME, "TICKET-").orElseThrow().rule()).isEqualTo(rule);
    autolinks.removeAutolink(NAME, id);
    autolinks.removeAutolink(NAME, id);
    assertThat(autolinks.findAutolink(NAME, "TICKET-")).isEmpty();
  }

  @Test
  default void keepsAnEnvironmentUntilItIsDeleted() {
    Environments environments = withRepository().environments();
    var wanted =
        new Environment(
            "prod", null, List.of(), List.of(), Map.of(), Map.of(), null, null, List.of());

    environments.putEnvironment(NAME, wanted);
    environments.putEnvironment(NAME, wanted);
    boolean kept = environments.hasEnvironment(NAME, "prod");
    environments.deleteEnvironment(NAME, "prod");
    environments.deleteEnvironment(NAME, "prod");

    assertThat(kept).isTrue();
    assertThat(environments.hasEnvironment(NAME, "prod")).isFalse();
  }

  @Test
  default void findsAnIssueByItsMarkAndClosesIt() {
    Issues issues = withRepository().issues();
    Issue opened = issues.openIssue(NAME, issue("run-1/open"));
    issues.openIssue(NAME, issue("run-2/open"));

    assertThat(issues.findIssue(NAME, "run-1/open", SINCE)).contains(opened);
    assertThat(opened.open()).isTrue();
    issues.closeIssue(NAME, opened.number());
    assertThat(issues.findIssue(NAME, "run-1/open", SINCE).orElseThrow().open()).isFalse();
    assertThat(issues.findIssue(NAME, "run-3/open", SINCE)).isEmpty();
  }

  @Test
  default void putsLabelsOnAndTakesThemOff() {
    Issues issues = withRepository().issues();
    long number = issues.openIssue(NAME, issue("run-1/open")).number();

    issues.addLabels(NAME, number, List.of("ui"));
    List<String> labelled = issues.labels(NAME, number);
    issues.removeLabel(NAME, number, "bug");
    issues.removeLabel(NAME, number, "bug");

    assertThat(labelled).containsExactly("bug", "ui");
    assertThat(issues.labels(NAME, number)).containsExactly("ui");
  }

  @Test
  default void turnsOneSiteOnAndOff() {
    Pages pages = withRepository().pages();
    var site = new Site("legacy", "main", "/docs");

    pages.enableSite(NAME, site);

    assertThat(pages.findSite(NAME)).contains(site);
    assertThatExceptionOfType(NameTaken.class).isThrownBy(() -> pages.enableSite(NAME, site));
    pages.disableSite(NAME);
    pages.disableSite(NAME);
    assertThat(pages.findSite(NAME)).isEmpty();
  }

  @Test
  default void tellsOfAnExecutionWhenItIsAsked() {
    Workflows workflows = withRepository().workflows();
    var silent = new Dispatch("deploy.yaml", "main", Map.of("a", "b"), false);
    var telling = new Dispatch("deploy.yaml", "main", Map.of("a", "b"), true);

    assertThat(workflows.dispatch(NAME, silent)).isEmpty();
    Execution execution = workflows.dispatch(NAME, telling).orElseThrow();

    assertThat(workflows.dispatched(NAME, telling, SINCE)).contains(execution);
  }

  default RepositoryOptions options() {
    return EveryOption.options();
  }

  default NewIssue issue(String mark) {
    return new NewIssue("A bug", "Text", List.of("ada"), null, List.of("bug"), mark);
  }

  private static NewWebhook webhook() {
    return new NewWebhook("https://ci.example/hook", null, List.of("push"), true, "json", false);
  }

  private static Protection protection() {
    var rules =
        new BranchRules(false, false, null, 1, null, List.of(), true, false, false, false, false);
    return new Protection("main", true, false, rules);
  }
}
