package dev.formwork.activities.github;

import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.checks.CheckHost;
import dev.formwork.activities.port.github.Autolinks;
import dev.formwork.activities.port.github.Autolinks.NewAutolink;
import dev.formwork.activities.port.github.BranchRules;
import dev.formwork.activities.port.github.DeployKeys;
import dev.formwork.activities.port.github.Environments;
import dev.formwork.activities.port.github.Github;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.InMemoryGithub;
import dev.formwork.activities.port.github.Issues;
import dev.formwork.activities.port.github.Pages;
import dev.formwork.activities.port.github.ProtectedBranches;
import dev.formwork.activities.port.github.RepositoryAdmin;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.activities.port.github.Webhooks;
import dev.formwork.activities.port.github.Webhooks.NewWebhook;
import dev.formwork.activities.port.github.Workflows;
import dev.formwork.activities.port.scm.InMemoryPullRequestHost;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.sent.InMemorySentMessages;
import dev.formwork.activities.port.sent.SentMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A GitHub in memory as the tests of actions see it. */
public final class GithubWorld {

  public static final String REPO_URL = "github.com?owner=acme&repo=payments";
  static final RepositoryName NAME = new RepositoryName("acme", "payments");

  public final InMemoryRepositoryHost repositories =
      new InMemoryRepositoryHost("https://github.com");
  public final InMemoryPullRequestHost pullRequests = new InMemoryPullRequestHost(repositories);
  public final InMemoryGithub github = new InMemoryGithub(repositories, pullRequests);
  private final InMemorySentMessages memory = new InMemorySentMessages();
  private final List<String> tokens = new ArrayList<>();

  /** With the repository that the same run created in an earlier step. */
  static GithubWorld withRepository() {
    var world = new GithubWorld();
    world.repositories.create(
        new NewRepository(
            "acme",
            "payments",
            null,
            null,
            NewRepository.Visibility.PRIVATE,
            "main",
            TestStep.RUN.runId() + "/create"));
    return world;
  }

  /** The GitHub whose calls the contract's tests may end the worker after. */
  public GithubHosts hosts(ActionContract<?, ?> test) {
    Github whole = github.github();
    Github watched =
        new Github(
            test.outside(RepositoryHost.class, whole.repositories()),
            test.outside(PullRequestHost.class, whole.pullRequests()),
            test.outside(RepositoryAdmin.class, whole.admin()),
            test.outside(ProtectedBranches.class, whole.branches()),
            test.outside(Webhooks.class, whole.webhooks()),
            test.outside(DeployKeys.class, whole.deployKeys()),
            test.outside(Autolinks.class, whole.autolinks()),
            test.outside(Environments.class, whole.environments()),
            test.outside(Issues.class, whole.issues()),
            test.outside(Pages.class, whole.pages()),
            test.outside(Workflows.class, whole.workflows()),
            test.outside(CheckHost.class, whole.checks()));
    return GithubHosts.of(
        Map.of(
            "github.com",
            token -> {
              tokens.add(String.valueOf(token));
              return watched;
            }));
  }

  SentMessages memory(ActionContract<?, ?> test) {
    return test.outside(SentMessages.class, memory);
  }

  OwnThings own(ActionContract<?, ?> test) {
    return new OwnThings(memory(test));
  }

  /** The tokens that actions connected with, `null` for the configured credentials. */
  List<String> tokens() {
    return tokens;
  }

  /** Everything but the repositories. */
  Map<String, Object> things() {
    return github.contents();
  }

  /** As a person who edits a webhook. */
  void replaceWebhook(String url) {
    Webhooks webhooks = github.github().webhooks();
    webhooks.deleteWebhook(NAME, webhooks.findWebhook(NAME, url).orElseThrow().id());
    webhooks.createWebhook(
        NAME, new NewWebhook(url, null, List.of("push", "release"), true, "json", false));
  }

  /** As a person who edits an autolink. */
  void replaceAutolink(String prefix) {
    Autolinks autolinks = github.github().autolinks();
    autolinks.removeAutolink(NAME, autolinks.findAutolink(NAME, prefix).orElseThrow().id());
    autolinks.addAutolink(NAME, new NewAutolink(prefix, "https://other.example/<num>", false));
  }

  /** As a person who gives the secret of a deploy key another value, and removes the key. */
  void replaceDeployedSecret(String secret, String publicKey) {
    removeDeployKey(secret, publicKey);
    github.github().admin().keepSecret(NAME, secret, "of-bob");
  }

  /** As a person who removes a deploy key with its secret. */
  void removeDeployKey(String secret, String publicKey) {
    DeployKeys keys = github.github().deployKeys();
    keys.removeKey(NAME, keys.findKey(NAME, publicKey).orElseThrow().id());
    github.github().admin().dropSecret(NAME, secret);
  }

  /** As a person who turns the site off and another one on. */
  void replaceSite() {
    github.github().pages().disableSite(NAME);
    github.github().pages().enableSite(NAME, new Pages.Site("workflow", "main", "/"));
  }

  /** As a person who changes the rules of the default branch. */
  void replaceRules(BranchRules rules) {
    github
        .github()
        .branches()
        .protect(NAME, new ProtectedBranches.Protection("main", false, true, rules));
  }
}
