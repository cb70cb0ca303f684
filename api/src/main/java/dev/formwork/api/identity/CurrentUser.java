package dev.formwork.api.identity;

import jakarta.servlet.http.HttpServletRequest;

/** Finds out who is behind a call. The place where sign-in is added. */
@FunctionalInterface
public interface CurrentUser {

  /** The person behind a call. Called once per call that needs it. */
  User of(HttpServletRequest request);
}
