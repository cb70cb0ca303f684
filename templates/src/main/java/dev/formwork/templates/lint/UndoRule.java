package dev.formwork.templates.lint;

import java.util.Set;

/** What stays behind when a run is taken back. */
final class UndoRule implements Rule {

  /** Families that change nothing but the run's own files. */
  private static final Set<String> HARMLESS =
      Set.of("fetch", "fs", "debug", "workspace", "wait", "approval");

  private static final Set<String> READERS =
      Set.of("catalog:fetch", "catalog:write", "gitlab:user:info", "template:run");

  @Override
  public void check(Subject subject, Findings findings) {
    for (Step step : subject.steps()) {
      if ("keep".equals(step.entries().get("undo"))) {
        findings.add(
            Severity.WARNING,
            "undo-keep",
            step.pointer("undo"),
            "Step '%s' is never taken back: what it makes stays when the run fails. Remove 'undo: keep' unless that is meant."
                .formatted(step.id()));
      }
      subject.actions().find(step.action()).ifPresent(action -> undo(step, action, findings));
    }
    if ("keep".equals(subject.spec().get("onFailure"))) {
      findings.add(
          Severity.WARNING,
          "undo-keep",
          "/spec/onFailure",
          "A failed run keeps everything that it made. Remove 'onFailure: keep' unless that is meant.");
    }
  }

  private static void undo(Step step, KnownAction action, Findings findings) {
    String family = action.id().substring(0, Math.max(0, action.id().indexOf(':')));
    if (action.undoes() || HARMLESS.contains(family) || READERS.contains(action.id())) {
      return;
    }
    findings.add(
        Severity.INFO,
        "no-undo",
        step.pointer("action"),
        "%s cannot be taken back when a later step fails. Put it as late as possible."
            .formatted(action.id()));
  }
}
