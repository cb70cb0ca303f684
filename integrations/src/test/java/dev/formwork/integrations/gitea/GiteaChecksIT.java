package dev.formwork.integrations.gitea;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.port.checks.Check;
import dev.formwork.activities.port.checks.CheckHost;
import dev.formwork.activities.port.checks.CheckHostContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Gitea 1.26.0. */
class GiteaChecksIT implements CheckHostContract {

  @TempDir static Path folder;
  private static GiteaServer gitea;
  private static int organisations;

  private String organisation;
  private String ada;

  @AfterAll
  static void stop() {
    if (gitea != null) {
      gitea.close();
    }
  }

  @BeforeEach
  void createRepository() {
    if (gitea == null) {
      gitea = GiteaServer.start(folder);
    }
    organisation = "acme" + ++organisations;
    ada = "ada" + organisation;
    gitea.createOrganisation(organisation);
    gitea.createPerson(ada);
    gitea.call(
        "POST",
        "/orgs/%s/repos".formatted(organisation),
        Map.of("name", "payments", "auto_init", true, "default_branch", "main"));
    gitea.call("PUT", repository("/collaborators/" + ada), Map.of("permission", "write"));
  }

  private String repository(String rest) {
    return "/repos/%s/payments%s".formatted(organisation, rest);
  }

  @Override
  public CheckHost host() {
    return new GiteaChecks(gitea.settings());
  }

  @Override
  public String owner() {
    return organisation;
  }

  @Override
  public void report(String check, Check.State state, String note) {
    String commit =
        gitea.call("GET", repository("/branches/main"), null).path("commit").path("id").asText();
    String word =
        switch (state) {
          case RUNNING, BLOCKED -> "pending";
          case PASSED -> "success";
          case FAILED -> "failure";
        };
    gitea.call(
        "POST",
        repository("/statuses/" + commit),
        Map.of("context", check, "state", word, "description", note));
  }

  @Override
  public void demand(List<String> checks) {
    gitea.call(
        "POST",
        repository("/branch_protections"),
        Map.of("rule_name", "main", "enable_status_check", true, "status_check_contexts", checks));
  }

  @Override
  public long open() {
    gitea.call(
        "POST",
        repository("/contents/new.txt"),
        Map.of(
            "content",
            Base64.getEncoder().encodeToString("new\n".getBytes(StandardCharsets.UTF_8)),
            "branch",
            "main",
            "new_branch",
            "feature"));
    JsonNode pull =
        gitea.call(
            "POST",
            repository("/pulls"),
            Map.of("head", "feature", "base", "main", "title", "New"));
    return pull.path("number").asLong();
  }

  @Override
  public void review(long number, boolean approves) {
    gitea.call(
        "POST",
        repository("/pulls/%d/reviews?sudo=%s".formatted(number, ada)),
        Map.of("event", approves ? "APPROVED" : "REQUEST_CHANGES", "body", "I looked."));
  }

  /** Gitea first looks whether it can be merged. */
  @Override
  public void merge(long number) {
    Awaitility.await()
        .ignoreException(IllegalStateException.class)
        .until(
            () ->
                gitea.call(
                        "POST",
                        repository("/pulls/%d/merge".formatted(number)),
                        Map.of("Do", "merge"))
                    != null);
  }

  @Override
  public void close(long number) {
    gitea.call("PATCH", repository("/pulls/" + number), Map.of("state", "closed"));
  }

  @Test
  void saysThatATokenIsRefused() {
    var refused = new GiteaChecks(gitea.settings().withToken("wrong"));

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> refused.checks(organisation, "payments", "main"));
  }
}
