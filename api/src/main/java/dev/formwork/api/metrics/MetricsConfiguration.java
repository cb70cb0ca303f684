package dev.formwork.api.metrics;

import dev.formwork.api.attention.Attention;
import dev.formwork.api.runs.RunStreams;
import dev.formwork.integrations.micrometer.RunMeter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this process measures beside its requests. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

  @Bean
  RunMeter runMeter(MeterRegistry meters) {
    return new RunMeter(meters);
  }

  @Bean
  TableGauges tableGauges(JdbcClient jdbc, Attention attention, MeterRegistry meters) {
    return new TableGauges(jdbc, attention, meters, Clock.systemUTC());
  }

  @Bean
  MeterBinder openStreams(RunStreams streams) {
    return meters ->
        Gauge.builder("formwork.streams.open", streams, RunStreams::size).register(meters);
  }
}
