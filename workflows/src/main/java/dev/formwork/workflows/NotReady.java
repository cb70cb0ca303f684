package dev.formwork.workflows;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an action that found something not ready yet wants it to be looked at again. It travels as
 * the detail of a failure whose type is {@link #TYPE}; the failure's message says what is missing.
 *
 * @param nextLook the pause before the very next look, or null to let the pauses grow
 * @param every the longest pause while the wait is young, or null for five minutes
 * @param timeout how long to wait in all, from the first look on, or null for the action's own time
 */
public record NotReady(
    @Nullable Duration nextLook, @Nullable Duration every, @Nullable Duration timeout) {

  /** The failure's type; histories keep it. */
  public static final String TYPE = "NotReadyYet";

  /** No wishes. */
  public static final NotReady ANY = new NotReady(null, null, null);
}
