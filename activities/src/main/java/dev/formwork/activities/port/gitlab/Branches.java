package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.port.scm.Overlay;
import dev.formwork.activities.port.scm.Withdrawal;
import java.util.Optional;

/** Branches of a GitLab's projects, and commits on them. A project is named by its id or path. */
public interface Branches {

  /**
   * Puts one commit on the branch, which is made from the default branch when it is not there. When
   * the step with this mark has done so, answers the same again.
   *
   * @param evenEmpty whether there is a commit, too, when nothing differs
   * @return hash of the commit; empty when nothing differs and none is wanted then
   * @throws ActionException.InvalidInput when project or default branch does not exist
   */
  Optional<String> push(
      String project, String branch, Overlay overlay, boolean evenEmpty, String mark);

  /** Deletes the branch when the step made it and nobody pushed to it since. */
  Withdrawal withdraw(String project, String branch, String mark);
}
