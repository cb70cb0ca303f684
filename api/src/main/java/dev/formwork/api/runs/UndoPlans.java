package dev.formwork.api.runs;

import dev.formwork.api.runs.UndoPlan.Verdict;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.UndoPolicy;
import dev.formwork.workflows.payload.SealedRequests;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Foretells what taking a run back would do, from what is kept of it. */
final class UndoPlans {

  /** Marks in `run_undo_entry.secrets` a secret that a step made. */
  private static final String MADE_BY_A_STEP = "kept:";

  private final JdbcClient jdbc;
  private final Runs runs;
  private final SealedRequests sealed;

  UndoPlans(JdbcClient jdbc, Runs runs, SealedRequests sealed) {
    this.jdbc = jdbc;
    this.runs = runs;
    this.sealed = sealed;
  }

  private record Row(
      String stepId,
      String stepName,
      String action,
      boolean isAnswered,
      boolean isTaken,
      boolean wasLeft,
      List<String> secrets) {}

  /**
   * The plan for a run as it stands now.
   *
   * @param undoes whether the undo of an action takes something back
   */
  UndoPlan of(Run run, Predicate<String> undoes) {
    Map<String, List<Row>> rows =
        rows(run.id()).stream()
            .collect(Collectors.groupingBy(Row::stepId, LinkedHashMap::new, Collectors.toList()));
    Set<String> missing = missing(run.id(), rows);
    Set<String> kept = kept(run.id());
    RunThings things = runs.things(run.id());
    List<UndoPlan.Step> steps = new ArrayList<>();
    rows.forEach(
        (id, calls) -> {
          Verdict verdict = verdict(calls, kept.contains(id), undoes, missing);
          Row newest = calls.getFirst();
          steps.add(
              new UndoPlan.Step(
                  id,
                  newest.stepName(),
                  newest.action(),
                  verdict,
                  explanation(verdict, calls),
                  things.made().stream().filter(made -> made.stepId().equals(id)).toList()));
        });
    missing.remove(MADE_BY_A_STEP);
    return new UndoPlan(version(run.id()), obstacle(run, steps), List.copyOf(missing), steps);
  }

  /** How often the run was taken back after its end. */
  int version(UUID run) {
    return jdbc.sql("select coalesce(max(serial), 0) from run_undo_call where run_id = ?")
        .param(run)
        .query(Integer.class)
        .single();
  }

  private List<Row> rows(UUID run) {
    return jdbc.sql(
            """
            select e.step_id, e.step_name, e.action, e.answered, e.secrets,
              e.taken_at is not null or coalesce(s.state, '') = 'undone' as taken,
              coalesce(s.state, '') = 'leftover' as was_left
            from run_undo_entry e left join run_step s using (run_id, step_id)
            where e.run_id = ? order by e.number desc""")
        .param(run)
        .query(UndoPlans::row)
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    Array secrets = row.getArray("secrets");
    return new Row(
        row.getString("step_id"),
        row.getString("step_name"),
        row.getString("action"),
        row.getBoolean("answered"),
        row.getBoolean("taken"),
        row.getBoolean("was_left"),
        List.of((String[]) secrets.getArray()));
  }

  /** Secrets that open entries need and that are not there any more. */
  private Set<String> missing(UUID run, Map<String, List<Row>> rows) {
    Set<String> missing = new LinkedHashSet<>();
    rows.values().stream()
        .flatMap(List::stream)
        .filter(row -> !row.isTaken())
        .forEach(row -> missing.addAll(row.secrets()));
    if (missing.isEmpty()) {
      return missing;
    }
    for (String name :
        jdbc.sql("select name from run_secret where run_id = ?")
            .param(run)
            .query(String.class)
            .list()) {
      missing.remove(name.startsWith(MADE_BY_A_STEP) ? MADE_BY_A_STEP : name);
    }
    return missing;
  }

  private Set<String> kept(UUID run) {
    return jdbc
        .sql("select request from run where run_id = ? and request is not null")
        .param(run)
        .query((row, number) -> row.getBytes(1))
        .optional()
        .map(request -> sealed.open(request).spec().steps())
        .orElse(List.of())
        .stream()
        .filter(step -> step.undo() == UndoPolicy.KEEP)
        .map(StepSpec::id)
        .collect(Collectors.toSet());
  }

  private static Verdict verdict(
      List<Row> calls, boolean isKept, Predicate<String> undoes, Set<String> missing) {
    if (isKept) {
      return Verdict.KEEP;
    }
    if (!undoes.test(calls.getFirst().action())) {
      return Verdict.NOTHING;
    }
    List<Row> open = calls.stream().filter(call -> !call.isTaken()).toList();
    if (open.isEmpty()) {
      return Verdict.DONE;
    }
    boolean isLost =
        missing.contains(MADE_BY_A_STEP)
            && open.stream().allMatch(call -> call.secrets().contains(MADE_BY_A_STEP));
    return isLost ? Verdict.STAY : Verdict.UNDO;
  }

  private static String explanation(Verdict verdict, List<Row> calls) {
    return switch (verdict) {
      case KEEP -> "The template says that what this step made is kept.";
      case NOTHING -> "This step leaves nothing behind that could be taken back.";
      case DONE -> "This step was taken back.";
      case STAY -> "Its undo needs a secret that another step made and that is gone; it stays.";
      case UNDO -> {
        if (calls.getFirst().wasLeft()) {
          yield "Something was left at an earlier undo; it is tried again.";
        }
        yield calls.stream().allMatch(Row::isAnswered)
            ? "What it made is taken back, unless somebody changed it since or it is not the run's own."
            : "Nobody knows how it ended; what carries the mark of the run is taken back.";
      }
    };
  }

  private String obstacle(Run run, List<UndoPlan.Step> steps) {
    if (!run.phase().isFinal()) {
      return "Run %s is %s; only a run that has ended can be taken back."
          .formatted(run.id(), run.phase().name().toLowerCase(Locale.ROOT));
    }
    boolean isOpen =
        steps.stream()
            .anyMatch(step -> step.verdict() == Verdict.UNDO || step.verdict() == Verdict.STAY);
    if (isOpen) {
      return "";
    }
    boolean isUnknown = steps.isEmpty() && run.phase() != RunPhase.UNDONE;
    return isUnknown
        ? "What run %s made is not known: its steps made nothing, or the time is over for which it is kept."
            .formatted(run.id())
        : "Nothing of run %s is left that could be taken back.".formatted(run.id());
  }
}
