package dev.formwork.activities.action;

import org.jspecify.annotations.Nullable;

/**
 * One kind of step. Its input and output are records whose components carry {@link Doc}; the
 * schemas that people read and that inputs are checked against are made from them.
 *
 * @param <I> the input
 * @param <O> the output; {@link NoOutput} when there is none
 */
public interface Action<I extends Record, O extends Record> {

  /**
   * The id that templates write, such as `publish:github`. It is the activity's type and stays in
   * histories for ever; it never ends in `:undo`.
   */
  String id();

  Class<I> inputType();

  Class<O> outputType();

  /** Time limits, retries and other declarations; read once, when a worker starts. */
  default ActionTraits traits() {
    return ActionTraits.defaults();
  }

  /** What people and `api` know of it; an action that wraps another answers that one's. */
  default ActionManifest manifest() {
    return ActionManifest.of(this);
  }

  /**
   * Does the work. Called at least once for a step, and again after a crash whose outcome nobody
   * knows: look first, then make, with {@link StepContext#mark()} written in the call that makes
   * the thing. The same key gives the same answer.
   *
   * @throws ActionException for everything that a user or operator can understand and repair
   */
  O run(I input, StepContext step);

  /**
   * Takes back what {@link #run} made for this very step, and nothing else. Registered before
   * {@code run} is called, so it copes with a {@code run} that never happened. May be called twice.
   * What cannot be taken back is told by {@link StepContext#leftover}.
   *
   * @param output what {@code run} answered, or null when nobody knows how it ended
   */
  void undo(I input, @Nullable O output, StepContext step);
}
