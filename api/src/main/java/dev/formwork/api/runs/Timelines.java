package dev.formwork.api.runs;

import dev.formwork.api.http.Page;
import dev.formwork.api.runs.TimelineEntry.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happened in runs, read from the keys of their events: these say what an event is about,
 * while its body is for people.
 */
public final class Timelines {

  /** Where lines of a log end that tell of another attempt: `StepRunner` in module activities. */
  private static final String RETRIED = "%It is tried again in%";

  /** What the keys of earlier attempts, and of undos after the run's end, begin with. */
  private static final Pattern ATTEMPTS = Pattern.compile("^(?:(?:attempt|undo):[0-9]+:)+");

  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern ATTEMPT = Pattern.compile("(?:^|:)attempt:([0-9]{1,9})$");
  private static final Pattern LATER = Pattern.compile("^undo:[0-9]+:");
  private static final Pattern EACH =
      Pattern.compile("(?:^|[0-9]+:)each:(.+?):(?:began|finished|undo|attempt|log).*");

  /** Ends of the keys of steps, the longer ones first. */
  private static final Map<String, Kind> OF_STEPS = ofSteps();

  private static final Map<String, Kind> OF_RUNS = ofRuns();

  private final JdbcClient jdbc;

  Timelines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One page of a timeline and how long it is in all. */
  public record Found(List<TimelineEntry> items, int total) {

    public Found {
      items = List.copyOf(items);
    }
  }

  /** What happened in a run, the oldest first. */
  public Found of(UUID runId, Page page) {
    String where =
        " from run_event where run_id = ? and (event_key not like '%:log:%' or body ->> 'message' like ?)";
    int total =
        jdbc.sql("select count(*)" + where).params(runId, RETRIED).query(Integer.class).single();
    List<TimelineEntry> items =
        jdbc.sql(
                "select id, event_key, step_id, body ->> 'message' as message, created_at"
                    + where
                    + " order by id limit ? offset ?")
            .params(runId, RETRIED, page.limit(), page.offset())
            .query(
                (row, number) ->
                    entry(
                        row.getLong("id"),
                        new Source(
                            ATTEMPTS.matcher(row.getString("event_key")).replaceFirst(""),
                            row.getString("step_id")),
                        row.getString("message"),
                        row.getTimestamp("created_at").toInstant()))
            .list();
    return new Found(items, total);
  }

  /** The sentence that tells how a pause was decided, or null when it was not. */
  @Nullable String decision(UUID runId, int pause) {
    return jdbc.sql("select body ->> 'message' from run_event where run_id = ? and event_key = ?")
        .params(runId, "run:decided:" + pause)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /** Where an event comes from. */
  record Source(String key, @Nullable String stepId) {

    /** The key without what names the run or the step. */
    String rest() {
      String prefix = stepId == null ? "run:" : "step:" + stepId + ":";
      String plain = plain();
      return plain.startsWith(prefix) ? plain.substring(prefix.length()) : plain;
    }

    /** Without what keeps the events of a later undo apart from those of the run. */
    String plain() {
      return LATER.matcher(key).replaceFirst("");
    }
  }

  static TimelineEntry entry(long id, Source source, @Nullable String message, Instant at) {
    String rest = source.rest();
    Matcher attempt = ATTEMPT.matcher(rest);
    Matcher each = EACH.matcher(rest);
    Kind kind = kind(source, rest);
    return new TimelineEntry(
        id,
        kind,
        at,
        source.stepId(),
        each.matches() ? each.group(1) : null,
        kind == Kind.ATTEMPT && attempt.find() ? Integer.parseInt(attempt.group(1)) : 0,
        message == null ? "" : COLOURS.matcher(message).replaceAll(""));
  }

  private static Kind kind(Source source, String rest) {
    if (source.stepId() == null || source.plain().startsWith("run:")) {
      String name = source.plain().replaceFirst("^run:", "").replaceFirst(":.*", "");
      return OF_RUNS.getOrDefault(name, Kind.NOTE);
    }
    if (rest.contains("log:")) {
      return Kind.RETRYING;
    }
    if (ATTEMPT.matcher(rest).find()) {
      return Kind.ATTEMPT;
    }
    String end = rest.replaceFirst(":try-[0-9]+$", "");
    return OF_STEPS.entrySet().stream()
        .filter(known -> (":" + end).endsWith(":" + known.getKey()) || startsLike(end, known))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Kind.NOTE);
  }

  /** `undo-failed:KEY` and `left:KEY` name the iteration behind themselves. */
  private static boolean startsLike(String end, Map.Entry<String, Kind> known) {
    return (known.getValue() == Kind.UNDO_FAILED || known.getValue() == Kind.LEFT)
        && end.startsWith(known.getKey() + ":");
  }

  private static Map<String, Kind> ofSteps() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("undo:began", Kind.UNDO_BEGAN);
    kinds.put("undo:finished", Kind.UNDO_FINISHED);
    kinds.put("undo-failed", Kind.UNDO_FAILED);
    kinds.put("left", Kind.LEFT);
    kinds.put("kept", Kind.KEPT);
    kinds.put("began", Kind.BEGAN);
    kinds.put("finished", Kind.FINISHED);
    kinds.put("failed", Kind.FAILED);
    kinds.put("stopped", Kind.FAILED);
    kinds.put("skipped", Kind.SKIPPED);
    kinds.put("left-out", Kind.SKIPPED);
    kinds.put("retried", Kind.RUN_AGAIN);
    return kinds;
  }

  private static Map<String, Kind> ofRuns() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("starting", Kind.STARTED);
    kinds.put("recovered", Kind.STARTED_OVER);
    kinds.put("waiting", Kind.WAITING);
    kinds.put("wait-changed", Kind.WAIT_CHANGED);
    kinds.put("waited", Kind.WAITED);
    kinds.put("paused", Kind.PAUSED);
    kinds.put("decided", Kind.DECIDED);
    kinds.put("cancelled", Kind.CANCELLED);
    kinds.put("cancelled-after-end", Kind.CANCELLED);
    kinds.put("undoing", Kind.UNDOING);
    kinds.put("completion", Kind.ENDED);
    return kinds;
  }
}
