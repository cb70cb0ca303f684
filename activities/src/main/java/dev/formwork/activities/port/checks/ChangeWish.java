package dev.formwork.activities.port.checks;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.workflows.NotReady;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a pull or merge request is waited for. */
public record ChangeWish(
    @Doc("Number of the pull or merge request, such as the output of the step that opened it.")
        long number,
    @Doc("What is waited for: `merged`, `closed` or `approved`.")
        @Default("\"merged\"")
        @Shape("{\"enum\": [\"merged\", \"closed\", \"approved\"]}")
        String until,
    @Doc("How many people must approve, with `until: approved`.")
        @Default("1")
        @Shape("{\"minimum\": 1, \"maximum\": 20}")
        int approvals) {

  /** What is known when the goal is reached. */
  public record Outcome(
      @Doc("What has become of it: `open`, `merged` or `closed`.") String state,
      @Doc("Address of its page.") String url,
      @Doc("Id of the commit that it became; absent when it is not merged.")
          @Nullable String commit,
      @Doc("Names of those who approve it.") List<String> approvedBy) {}

  /**
   * What a dry run answers: the goal is reached.
   *
   * @param path where such pages are, such as `pull`
   */
  public Outcome imagined(String path) {
    return new Outcome(
        until.equals("approved") ? "open" : until,
        "https://example.invalid/%s/%d".formatted(path, number),
        null,
        List.of());
  }

  /**
   * What is known of a pull request, when the goal is reached.
   *
   * @param host where the repository of this address is
   * @throws InvalidInput when there is no such pull request
   * @throws dev.formwork.activities.action.ActionException.NotReadyYet while it is not
   * @throws dev.formwork.activities.action.ActionException.NeverReady when it was closed before
   */
  public Outcome look(CheckHost host, RepoUrl url, NotReady wishes) {
    return look(
        host.change(url.owner(), url.repo(), number),
        "Pull request %s/%s#%d".formatted(url.owner(), url.repo(), number),
        wishes);
  }

  /**
   * What is known, when the goal is reached.
   *
   * @param found empty when there is no such change
   * @param subject what people call it, such as `Merge request acme/payments!7`
   * @throws InvalidInput when there is no such change
   * @throws dev.formwork.activities.action.ActionException.NotReadyYet while it is not
   * @throws dev.formwork.activities.action.ActionException.NeverReady when it was closed before
   */
  public Outcome look(Optional<ChangeState> found, String subject, NotReady wishes) {
    ChangeState change =
        found.orElseThrow(
            () ->
                new InvalidInput(
                    "%s does not exist, or the token may not see it (inputs: repoUrl, number). Open it first."
                        .formatted(subject)));
    ChangeState.Goal goal = ChangeState.Goal.valueOf(until.toUpperCase(Locale.ROOT));
    change.readiness(goal, approvals).require(subject, wishes);
    return new Outcome(
        change.state().name().toLowerCase(Locale.ROOT),
        change.url(),
        change.mergeCommit(),
        change.approvedBy());
  }
}
