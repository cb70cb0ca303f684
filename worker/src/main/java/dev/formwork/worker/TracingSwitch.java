package dev.formwork.worker;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves Spring's own tracing out of a process that is not to trace; otherwise it would make spans
 * that nobody gets, and write their ids into the log.
 */
final class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware {

  private static final String TRACING = "org.springframework.boot.micrometer.tracing.";
  private static final String TELEMETRY = "org.springframework.boot.opentelemetry.";

  private @Nullable Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean[] match(
      @Nullable String[] candidates, AutoConfigurationMetadata autoConfigurationMetadata) {
    boolean isOn =
        environment != null
            && environment.getProperty("formwork.tracing.enabled", Boolean.class, false);
    boolean[] wanted = new boolean[candidates.length];
    for (int i = 0; i < candidates.length; i++) {
      wanted[i] = isOn || !isOfTracing(candidates[i]);
    }
    return wanted;
  }

  private static boolean isOfTracing(@Nullable String candidate) {
    return candidate != null && (candidate.startsWith(TRACING) || candidate.startsWith(TELEMETRY));
  }
}
