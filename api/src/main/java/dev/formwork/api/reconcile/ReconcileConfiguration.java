package dev.formwork.api.reconcile;

import dev.formwork.api.ApiSettings;
import dev.formwork.api.runs.RunViews;
import dev.formwork.api.runs.RunsInTemporal;
import dev.formwork.integrations.micrometer.RunMeter;
import dev.formwork.integrations.postgres.PostgresRunJournal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The comparison of the tables with Temporal. */
@Configuration(proxyBeanMethods = false)
public class ReconcileConfiguration {

  @Bean
  Reconciliation reconciliation(
      JdbcClient jdbc,
      DataSource database,
      RunsInTemporal temporal,
      RunViews views,
      RunMeter meter,
      MeterRegistry meters,
      ApiSettings settings) {
    Reconciler reconciler =
        new Reconciler(
            jdbc,
            temporal,
            views,
            new PostgresRunJournal(database, meter::ended),
            meters,
            Clock.systemUTC());
    return new Reconciliation(reconciler, settings.reconcile());
  }
}
