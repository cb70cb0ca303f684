package dev.formwork.standalone;

/** The pause between two looks at a server that starts. */
final class Pauses {

  private static final long MILLIS = 50;

  private Pauses() {}

  static void brief(String server) {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while %s started.".formatted(server), e);
    }
  }
}
