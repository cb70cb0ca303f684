package dev.formwork.templates.rendering;

/** What one rendering has used of its limits. Not for several threads. */
final class RenderBudget {

  private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 1024;

  private final RenderLimits limits;
  private final long deadline;
  private long steps;
  private long output;

  RenderBudget(RenderLimits limits) {
    this.limits = limits;
    this.deadline = System.nanoTime() + limits.maxTime().toNanos();
  }

  RenderLimits limits() {
    return limits;
  }

  /** Counts one lookup, helper call, iteration or partial. */
  void step() {
    steps++;
    if (steps > limits.maxSteps()) {
      throw new LimitExceeded(
          "The skeleton needs more than %d steps of rendering (limit: maxSteps). Shorten its loops."
              .formatted(limits.maxSteps()));
    }
    if (steps % STEPS_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
      checkTime();
    }
  }

  /** Counts characters that were put into a buffer or a file. */
  void produced(long characters) {
    output += characters;
    if (output > limits.maxOutputBytes()) {
      throw new LimitExceeded(
          "The skeleton renders to more than %d characters, buffers included (limit: maxOutputBytes). Render less, or list large files under copyWithoutRendering."
              .formatted(limits.maxOutputBytes()));
    }
  }

  /** Refuses to go on when the time is over. */
  void checkTime() {
    if (System.nanoTime() - deadline > 0) {
      throw new LimitExceeded(
          "The skeleton takes longer than %s to render (limit: maxTime). Shorten its loops or render fewer files."
              .formatted(limits.maxTime()));
    }
  }
}
