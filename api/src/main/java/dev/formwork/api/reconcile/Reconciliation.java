package dev.formwork.api.reconcile;

import dev.formwork.api.schedule.PeriodicTask;

/** Reconciles from time to time. Several processes share the work without doing it twice. */
final class Reconciliation extends PeriodicTask {

  private final Reconciler reconciler;
  private final ReconcileSettings settings;

  Reconciliation(Reconciler reconciler, ReconcileSettings settings) {
    super(
        "reconciliation",
        "Runs could not be compared with Temporal",
        settings.interval(),
        settings.interval());
    this.reconciler = reconciler;
    this.settings = settings;
  }

  @Override
  protected void round() {
    int compared;
    do {
      compared = reconciler.reconcileSome(settings);
    } while (isRunning() && compared > 0);
  }
}
