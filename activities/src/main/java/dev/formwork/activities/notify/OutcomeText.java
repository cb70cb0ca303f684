package dev.formwork.activities.notify;

import dev.formwork.activities.port.journal.RunOutcome;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.RunInfo;
import java.util.List;

/** What Slack shows of the state of a run. */
final class OutcomeText {

  private static final int MAX_LISTED = 10;

  private OutcomeText() {}

  static String running(RunInfo run) {
    return ":hourglass_flowing_sand: %s is under way, started by %s%s"
        .formatted(
            SlackText.escape(run.templateTitle()),
            SlackText.escape(run.initiator().name()),
            page(run));
  }

  static String ended(RunInfo run, RunOutcome outcome) {
    String title = SlackText.escape(run.templateTitle());
    String failure = outcome.failure() == null ? "" : "\n" + SlackText.escape(outcome.failure());
    return switch (outcome.phase()) {
      case COMPLETED ->
          ":white_check_mark: %s is done%s%s".formatted(title, page(run), links(outcome.links()));
      case UNDONE ->
          ":leftwards_arrow_with_hook: %s failed and was taken back%s%s"
              .formatted(title, page(run), failure);
      case UNDONE_WITH_LEFTOVERS ->
          ":warning: %s failed and was taken back, but not all of it%s%s%s"
              .formatted(title, page(run), failure, leftovers(outcome.leftovers()));
      case FAILED ->
          ":x: %s failed, and what it made was kept%s%s".formatted(title, page(run), failure);
      case CANCELLED ->
          ":no_entry_sign: %s was cancelled and taken back%s%s"
              .formatted(title, page(run), leftovers(outcome.leftovers()));
      case RUNNING, WAITING, PAUSED, UNDOING -> running(run);
    };
  }

  private static String page(RunInfo run) {
    return run.portalUrl() == null ? "" : " · <%s|Open the run>".formatted(run.portalUrl());
  }

  private static String links(List<Link> links) {
    var text = new StringBuilder();
    for (Link link : links.subList(0, Math.min(links.size(), MAX_LISTED))) {
      String title = SlackText.escape(link.title()).replace("|", "¦");
      text.append(
          isWeb(link.url())
              ? "\n• <%s|%s>".formatted(SlackText.escape(link.url()).replace("|", "%7C"), title)
              : "\n• " + title);
    }
    return text.toString();
  }

  private static boolean isWeb(String url) {
    return url.startsWith("https://") || url.startsWith("http://");
  }

  private static String leftovers(List<Leftover> leftovers) {
    var text = new StringBuilder();
    for (Leftover left : leftovers.subList(0, Math.min(leftovers.size(), MAX_LISTED))) {
      text.append(
          SlackText.escape("\n• %s %s: %s".formatted(left.kind(), left.name(), left.reason())));
    }
    return text.toString();
  }
}
