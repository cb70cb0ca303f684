package dev.formwork.activities.port.gitlab;

import java.util.List;

/** The tokens of a GitLab's projects. A project is named by its id or by its path. */
public interface ProjectTokens {

  /**
   * Ids of the valid tokens that the step with this mark made; nobody tells their secrets again.
   */
  List<Long> madeBy(String project, TokenKind kind, String mark);

  IssuedToken issue(String project, NewToken token);

  /** Ends a token. One that is gone already is no failure. */
  void revoke(String project, TokenKind kind, long id);
}
