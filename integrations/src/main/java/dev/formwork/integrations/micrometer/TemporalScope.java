package dev.formwork.integrations.micrometer;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.util.Duration;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.common.reporter.MicrometerClientStatsReporter;

/** Temporal's own metrics, as the other ones are served. */
public final class TemporalScope {

  private static final Duration EVERY = Duration.ofSeconds(10);

  private TemporalScope() {}

  /** The scope for the client's options. */
  public static Scope of(MeterRegistry registry) {
    return new RootScopeBuilder()
        .reporter(new MicrometerClientStatsReporter(registry))
        .reportEvery(EVERY);
  }
}
