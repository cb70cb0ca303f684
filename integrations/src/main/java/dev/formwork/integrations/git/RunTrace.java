package dev.formwork.integrations.git;

import dev.formwork.activities.port.scm.Person;
import dev.formwork.integrations.git.StepTrailer.Origin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the steps of one run made from what people made, by the marks that the steps wrote.
 *
 * @param run the part of a mark that all steps of the run have in common
 */
public record RunTrace(String run) {

  private static final Pattern TRAILER =
      Pattern.compile("(?m)^Formwork-(?:Step|Added-By): (\\S.*)$");

  private static final Pattern COMMENT = Pattern.compile("<!-- formwork:? (\\S.*?) -->\\s*$");

  /** The run of the step that wrote the mark. */
  public static RunTrace of(String mark) {
    int slash = mark.indexOf('/');
    return new RunTrace(slash < 0 ? mark : mark.substring(0, slash));
  }

  /** Whether a step wrote this text of an issue or a pull request. */
  public boolean isOn(@Nullable String text) {
    Origin origin = StepTrailer.origin(text);
    Matcher comment = COMMENT.matcher(text == null ? "" : text);
    return origin != null && isOfRun(origin.mark()) || comment.find() && isOfRun(comment.group(1));
  }

  /** Whether a step made this commit; who amends or rebases it becomes its committer. */
  boolean isOn(RevCommit commit) {
    Matcher trailer = TRAILER.matcher(commit.getFullMessage());
    return commit.getCommitterIdent().getEmailAddress().equals(Person.FORMWORK.email())
        && trailer.find()
        && isOfRun(trailer.group(1));
  }

  private boolean isOfRun(String mark) {
    return mark.startsWith(run + "/");
  }
}
