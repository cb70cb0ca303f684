package dev.formwork.activities.port.gitlab;

import java.util.Optional;

/** Who is in the groups of a GitLab; members that a group inherits are not counted. */
public interface Members {

  /** The access level of the member, such as 30 for a developer; empty when it is none. */
  Optional<Integer> level(String group, Member member);

  /** Makes it a member with this level, whatever it was before. */
  void grant(String group, Member member, int level);

  /** Takes it out of the group. One that is not in it is no failure. */
  void remove(String group, Member member);
}
