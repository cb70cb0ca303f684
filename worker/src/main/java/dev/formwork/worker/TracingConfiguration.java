package dev.formwork.worker;

import dev.formwork.integrations.opentelemetry.RunTraces;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces of runs, when an operator has said where they go. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("formwork.tracing.enabled")
class TracingConfiguration {

  @Bean
  RunTraces runTraces(OpenTelemetry telemetry) {
    return new RunTraces(telemetry);
  }

  @Bean
  SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
    return SpanExporters.of(exporters.orderedStream().map(RunTraces::discreet).toList());
  }

  /** Probes and scrapes would be most of what is sent. */
  @Bean
  SpanExportingPredicate withoutProbes() {
    return span -> !String.valueOf(span.getName()).contains(" /actuator");
  }
}
