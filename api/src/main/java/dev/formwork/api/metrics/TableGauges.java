package dev.formwork.api.metrics;

import dev.formwork.api.attention.Attention;
import dev.formwork.api.attention.AttentionFilter;
import dev.formwork.api.attention.AttentionItem;
import dev.formwork.api.attention.AttentionKind;
import dev.formwork.api.schedule.PeriodicTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts what the tables hold. Every process counts the same tables, so whoever looks takes the
 * largest of their numbers, not the sum.
 */
final class TableGauges extends PeriodicTask {

  private static final Duration EVERY = Duration.ofSeconds(10);

  private static final String RUNS =
      """
      select case when unstarted_request is null then phase
          when runs_limit is null then 'accepted' else 'queued' end as name,
        count(*) as number
      from run where phase in ('running', 'waiting', 'paused', 'undoing') group by 1""";
  private static final String WAITS =
      "select kind as name, count(*) as number from run_wait group by 1";
  private static final String OUTBOX =
      "select channel as name, count(*) as number from outbox_message group by 1";

  private final JdbcClient jdbc;
  private final Attention attention;
  private final Clock now;
  private final MultiGauge runs;
  private final MultiGauge waits;
  private final MultiGauge outbox;
  private final MultiGauge needs;
  private final MultiGauge oldest;

  TableGauges(JdbcClient jdbc, Attention attention, MeterRegistry meters, Clock now) {
    super("table-gauges", "The tables could not be counted", Duration.ZERO, EVERY);
    this.jdbc = jdbc;
    this.attention = attention;
    this.now = now;
    this.runs = MultiGauge.builder("formwork.runs.open").register(meters);
    this.waits = MultiGauge.builder("formwork.waits.open").register(meters);
    this.outbox = MultiGauge.builder("formwork.outbox.messages").register(meters);
    this.needs = MultiGauge.builder("formwork.attention").register(meters);
    this.oldest =
        MultiGauge.builder("formwork.attention.oldest").baseUnit("seconds").register(meters);
  }

  @Override
  protected void round() {
    register(
        runs,
        "phase",
        count(RUNS, "accepted", "queued", "running", "waiting", "paused", "undoing"));
    register(waits, "kind", count(WAITS, "approval", "time", "signal"));
    register(outbox, "channel", count(OUTBOX, "email", "slack", "notification"));
    countAttention();
  }

  private Map<String, Double> count(String query, String... always) {
    Map<String, Double> counts = new LinkedHashMap<>();
    for (String name : always) {
      counts.put(name, 0.0);
    }
    jdbc.sql(query)
        .query(
            row -> {
              counts.put(row.getString("name"), row.getDouble("number"));
            });
    return counts;
  }

  private void countAttention() {
    Instant at = now.instant();
    Map<String, Double> numbers = new LinkedHashMap<>();
    Map<String, Double> ages = new LinkedHashMap<>();
    for (AttentionKind kind : AttentionKind.values()) {
      numbers.put(kind.word(), 0.0);
      ages.put(kind.word(), 0.0);
    }
    for (AttentionItem item : attention.list(new AttentionFilter(List.of(), null, null))) {
      numbers.merge(item.kind().word(), 1.0, Double::sum);
      double age = Math.max(0, Duration.between(item.since(), at).toSeconds());
      ages.merge(item.kind().word(), age, Double::max);
    }
    register(needs, "kind", numbers);
    register(oldest, "kind", ages);
  }

  private static void register(MultiGauge gauge, String label, Map<String, Double> values) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    values.forEach((name, value) -> rows.add(MultiGauge.Row.of(Tags.of(label, name), value)));
    gauge.register(rows, true);
  }
}
