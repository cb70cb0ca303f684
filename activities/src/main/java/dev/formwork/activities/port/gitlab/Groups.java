package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.action.ActionException;
import java.util.Optional;

/** The groups of a GitLab. */
public interface Groups {

  /**
   * The group, unless it is waiting for its deletion.
   *
   * @param group path with the paths of its parents, or id
   */
  Optional<Group> find(String group);

  /**
   * Creates a group. When somebody was faster, answers theirs.
   *
   * @throws ActionException.NameTaken when the path belongs to something that is no group, or to a
   *     group that is not deleted yet
   */
  Group create(NewGroup group);

  /** Whether nothing is in the group: no project and no subgroup. */
  boolean isEmpty(Group group);

  /** Deletes the group. One that is gone already is no failure. */
  void delete(Group group);
}
