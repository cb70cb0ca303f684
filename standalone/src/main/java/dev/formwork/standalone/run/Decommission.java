package dev.formwork.standalone.run;

/** `run undo` of a run that has ended: what it made is taken back. */
final class Decommission {

  private Decommission() {}

  static int undo(Session session, Fields run) {
    throw new Refused(
        409,
        "Run %s has ended (%s), so there is nothing to decide."
            .formatted(run.text("id"), ShownRun.words(run.text("phase"))));
  }
}
