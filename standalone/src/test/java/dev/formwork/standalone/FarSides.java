package dev.formwork.standalone;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.formwork.integrations.azure.AzureStub;
import dev.formwork.integrations.bitbucket.BitbucketCloudStub;
import dev.formwork.integrations.bitbucket.BitbucketServerStub;
import dev.formwork.integrations.github.GithubStub;
import dev.formwork.integrations.gitlab.GitlabStub;
import dev.formwork.integrations.slack.SlackStub;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that actions change outside of Formwork, in the test's own process or in processes of
 * its own, so that it outlives whatever is killed. Each stands behind a turnstile.
 */
final class FarSides implements AutoCloseable {

  /** No call gives up while its answer waits at the gate. */
  private static final String PATIENCE = "300s";

  private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
  private final List<String> settings = new ArrayList<>();
  private final Map<String, String> hosts = new LinkedHashMap<>();
  private final CrashGate gate;
  private final GithubStub github;
  private final GitlabStub gitlab;
  private final BitbucketCloudStub bitbucketCloud;
  private final BitbucketServerStub bitbucketServer;
  private final AzureStub azure;
  private final SlackStub slack;
  private final GreenMail mail;
  private final RealFarSides real;

  FarSides(Path folder, CrashGate gate) {
    this.gate = gate;
    this.github = keep(new GithubStub(folder.resolve("github")));
    this.gitlab = keep(new GitlabStub(folder.resolve("gitlab")));
    this.bitbucketCloud = keep(new BitbucketCloudStub(folder.resolve("bitbucket-cloud")));
    this.bitbucketServer = keep(new BitbucketServerStub(folder.resolve("bitbucket-server")));
    this.azure = keep(new AzureStub(folder.resolve("azure")));
    this.slack = keep(new SlackStub());
    this.mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    this.real = keep(new RealFarSides(folder));
    setUpGithub();
    setUpGitlab();
    setUpBitbucket();
    setUpAzure();
    setUpMessages();
    setUpReal();
  }

  private void setUpGithub() {
    Turnstile turnstile = keep(new Turnstile(gate, github.apiUrl()));
    hosts.put("github", turnstile.host());
    set("github", "host", turnstile.host());
    set("github", "api-url", turnstile.before(github.apiUrl()));
    set("github", "token", GithubStub.TOKEN);
    set("github", "request-timeout", PATIENCE);
  }

  private void setUpGitlab() {
    Turnstile web = keep(new Turnstile(gate, gitlab.webUrl()));
    Turnstile turnstile = keep(new Turnstile(gate, gitlab.apiUrl(), web));
    hosts.put("gitlab", turnstile.host());
    set("gitlab", "host", turnstile.host());
    set("gitlab", "api-url", turnstile.before(gitlab.apiUrl()));
    set("gitlab", "token", GitlabStub.TOKEN);
    set("gitlab", "request-timeout", PATIENCE);
  }

  private void setUpBitbucket() {
    Turnstile cloud = keep(new Turnstile(gate, bitbucketCloud.apiUrl()));
    hosts.put("bitbucketCloud", cloud.host());
    set("bitbucket-cloud", "host", cloud.host());
    set("bitbucket-cloud", "api-url", cloud.before(bitbucketCloud.apiUrl()));
    set("bitbucket-cloud", "token", BitbucketCloudStub.TOKEN);
    set("bitbucket-cloud", "request-timeout", PATIENCE);
    Turnstile server = keep(new Turnstile(gate, bitbucketServer.url()));
    hosts.put("bitbucketServer", server.host());
    set("bitbucket-server", "url", server.before(bitbucketServer.url()));
    set("bitbucket-server", "token", BitbucketServerStub.TOKEN);
    set("bitbucket-server", "request-timeout", PATIENCE);
  }

  private void setUpAzure() {
    Turnstile turnstile = keep(new Turnstile(gate, azure.url()));
    hosts.put("azure", turnstile.host());
    set("azure", "url", turnstile.before(azure.url()));
    set("azure", "token", AzureStub.TOKEN);
    set("azure", "request-timeout", PATIENCE);
  }

  private void setUpMessages() {
    Turnstile turnstile = keep(new Turnstile(gate, slack.apiUrl()));
    set("slack", "token", SlackStub.TOKEN);
    set("slack", "api-url", turnstile.before(slack.apiUrl()));
    set("slack", "request-timeout", PATIENCE);
    mail.start();
    closeables.push(mail::stop);
    set("smtp", "host", "127.0.0.1");
    set("smtp", "port", keep(new MailTurnstile(gate, mail.getSmtp().getPort())).port());
    set("smtp", "encryption", "none");
    set("smtp", "timeout", PATIENCE);
  }

  private void setUpReal() {
    real.gitea()
        .ifPresent(
            gitea -> {
              Turnstile turnstile = keep(new Turnstile(gate, gitea.url()));
              hosts.put("gitea", turnstile.host());
              set("gitea", "url", turnstile.before(gitea.url()));
              set("gitea", "token", gitea.token());
              set("gitea", "request-timeout", PATIENCE);
            });
    real.kubernetes()
        .ifPresent(
            kubernetes -> {
              hosts.put("kubernetes", kubernetes.url().getAuthority());
              set("kubernetes", "enabled", true);
              set("kubernetes", "api-server", kubernetes.url());
              set("kubernetes", "token", kubernetes.token());
              set("kubernetes", "ca-file", kubernetes.certificate());
            });
  }

  private void set(String system, String name, Object value) {
    settings.add("--formwork.%s.%s=%s".formatted(system, name, value));
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    closeables.push(closeable);
    return closeable;
  }

  /** What the API and the workers must be told. */
  List<String> settings() {
    return List.copyOf(settings);
  }

  /** Host names by the system's name, such as `github`; those that cannot be had are missing. */
  Map<String, String> hosts() {
    return Map.copyOf(hosts);
  }

  /** Lets somebody outside do what a run of the name waits for with this action. */
  void finish(String action, String name) {
    switch (action) {
      case "github:checks:wait" -> github.pass(name);
      case "github:pull-request:wait" -> github.merge("acme/" + name);
      case "gitlab:mergeRequest:wait" -> gitlab.merge("acme/" + name);
      case "gitlab:pipeline:wait" -> gitlab.succeed("acme/" + name);
      case "gitea:checks:wait" -> real.pass(name);
      case "gitea:pull-request:wait" -> real.merge(name);
      case "crossplane:claim:wait" -> real.provide(name);
      default -> throw new AssertionError("Nobody finishes what %s waits for.".formatted(action));
    }
  }

  /** Everything that exists there, a line for each thing, as the far sides themselves tell it. */
  List<String> state() {
    List<String> lines = new ArrayList<>();
    add("github", github.state(), lines);
    add("gitlab", gitlab.state(), lines);
    add("bitbucketCloud", bitbucketCloud.state(), lines);
    add("bitbucketServer", bitbucketServer.state(), lines);
    add("azure", azure.state(), lines);
    add("slack", slack.state(), lines);
    add("mail", Arrays.stream(mail.getReceivedMessages()).map(FarSides::line).toList(), lines);
    add("real", real.state(), lines);
    return lines;
  }

  private static void add(String system, List<String> of, List<String> lines) {
    of.forEach(line -> lines.add(system + ": " + line));
  }

  private static String line(MimeMessage letter) {
    try {
      return "%s to %s".formatted(letter.getSubject(), Arrays.toString(letter.getAllRecipients()));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws Exception {
    while (!closeables.isEmpty()) {
      closeables.pop().close();
    }
  }
}
