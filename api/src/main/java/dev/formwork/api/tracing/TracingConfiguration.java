package dev.formwork.api.tracing;

import dev.formwork.integrations.opentelemetry.RunTraces;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Traces of requests and of the runs that they start, when an operator has said where they go. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("formwork.tracing.enabled")
public class TracingConfiguration {

  /** After Spring's filter, which begins the span of a request. */
  private static final int WITHIN_THE_SPAN = Ordered.HIGHEST_PRECEDENCE + 5;

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

  @Bean
  FilterRegistrationBean<TraceResponse> traceResponse() {
    FilterRegistrationBean<TraceResponse> filter =
        new FilterRegistrationBean<>(new TraceResponse());
    filter.setOrder(WITHIN_THE_SPAN);
    return filter;
  }
}
