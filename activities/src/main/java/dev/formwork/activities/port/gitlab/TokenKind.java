package dev.formwork.activities.port.gitlab;

/** What a token of a project is for. */
public enum TokenKind {
  ACCESS,
  DEPLOY
}
