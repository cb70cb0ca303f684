package dev.formwork.api.reconcile;

import java.time.Duration;

/**
 * How runs are compared with Temporal.
 *
 * @param interval how often silent runs are looked for
 * @param silence how long a run must have told nothing to be looked at
 * @param again when a run that still tells nothing is looked at the next time
 */
public record ReconcileSettings(Duration interval, Duration silence, Duration again) {}
