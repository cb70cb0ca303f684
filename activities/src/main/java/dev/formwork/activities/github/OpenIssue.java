package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.Issues;
import dev.formwork.activities.port.github.Issues.Issue;
import dev.formwork.activities.port.github.Issues.NewIssue;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Opens an issue in a repository.")
final class OpenIssue implements Action<OpenIssue.Input, OpenIssue.Output> {

  private static final String KIND = "issue";

  record Input(
      @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
      @Doc("Title of the issue.") String title,
      @Doc("Text of the issue, in Markdown.") @Nullable String body,
      @Doc("Logins of those who are to see to it, such as `ada`.") @Default("[]")
          List<String> assignees,
      @Doc("Number of the milestone that it belongs to.")
          @Shape("{\"type\": [\"integer\", \"string\"]}")
          @Nullable Object milestone,
      @Doc("Labels, such as `bug`.") @Default("[]") List<String> labels,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    NewIssue issue(String mark) {
      return new NewIssue(title, body, assignees, number(), labels, mark);
    }

    private @Nullable Long number() {
      if (milestone == null) {
        return null;
      }
      try {
        return Long.valueOf(String.valueOf(milestone));
      } catch (NumberFormatException e) {
        throw new InvalidInput(
            "'%s' is not the number of a milestone (input: milestone). Use the number in its address."
                .formatted(milestone),
            e);
      }
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, title=%s]".formatted(repoUrl, title);
    }
  }

  record Output(
      @Doc("Address of the issue.") String issueUrl,
      @Doc("Number of the issue.") long issueNumber) {}

  private final GithubHosts hosts;

  OpenIssue(GithubHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "github:issues:create";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withDryRun().withUndo();
  }

  /** A dry run answers the number that Backstage answers, 42. */
  @Override
  public Output run(Input input, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    if (step.isDryRun()) {
      return new Output("https://github.com/%s/issues/42".formatted(place.slug()), 42);
    }
    Issues issues = place.github().issues();
    Issue issue =
        issues
            .findIssue(place.repository(), step.mark(), step.run().createdAt())
            .orElseGet(() -> issues.openIssue(place.repository(), input.issue(step.mark())));
    step.made(KIND, name(place, issue), issue.url());
    step.link("Issue " + name(place, issue), issue.url());
    return new Output(issue.url(), issue.number());
  }

  private static String name(Place place, Issue issue) {
    return "%s#%d".formatted(place.slug(), issue.number());
  }

  /** Closes the issue, since GitHub deletes none, unless somebody has answered it. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    if (place.isGone()) {
      return;
    }
    Issues issues = place.github().issues();
    Issue issue =
        issues
            .findIssue(place.repository(), step.mark(), step.run().createdAt())
            .filter(Issue::open)
            .orElse(null);
    if (issue == null) {
      return;
    }
    if (issue.comments() > 0 || !issue.isLike(input.issue(step.mark()))) {
      String what = issue.comments() > 0 ? "answered" : "edited";
      step.leftover(
          KIND,
          name(place, issue),
          issue.url(),
          "Somebody %s the issue. Close it by hand when nobody needs it.".formatted(what));
      return;
    }
    issues.closeIssue(place.repository(), issue.number());
    step.undone(KIND, name(place, issue), issue.url());
  }
}
