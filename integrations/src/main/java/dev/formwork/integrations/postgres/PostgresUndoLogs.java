package dev.formwork.integrations.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.UndoEntry;
import dev.formwork.workflows.UndoPage;
import dev.formwork.workflows.UndoPages;
import dev.formwork.workflows.payload.RunDataConverter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** The undo logs of ended runs in tables `run_undo` and `run_undo_entry`, entries encrypted. */
public final class PostgresUndoLogs implements UndoPages {

  /** What one payload may hold, before encryption. */
  private static final int MAX_BYTES = 64 * 1024;

  private static final int MAX_ENTRIES = 50;

  /** The workflow's end, when nobody asked Temporal for it. */
  static final String NOT_ASKED = "NOT_ASKED";

  private final Database database;
  private final SecretCipher cipher;
  private final ObjectMapper json = RunDataConverter.mapper();

  public PostgresUndoLogs(DataSource dataSource, SecretCipher cipher) {
    this.database = Database.open(dataSource);
    this.cipher = cipher;
  }

  /**
   * Keeps the log of one attempt of a run, once; its entries get the next numbers of the run.
   *
   * @param workflowEnd how Temporal says that the workflow ended, or {@link #NOT_ASKED}
   * @param entries the oldest first; their own numbers count for nothing
   */
  public void keep(String runId, int attempt, String workflowEnd, List<UndoEntry> entries) {
    database.inTransaction(
        handle -> {
          if (begin(handle, runId, attempt, workflowEnd)) {
            int number = newest(handle, runId);
            for (UndoEntry entry : entries) {
              write(handle, runId, attempt, ++number, entry);
            }
          }
          return entries.size();
        });
  }

  private static boolean begin(Handle handle, String runId, int attempt, String workflowEnd) {
    return handle
            .createUpdate(
                """
                insert into run_undo (run_id, attempt, workflow_end)
                select run_id, :attempt, :end from run where run_id = cast(:run as uuid)
                on conflict do nothing""")
            .bind("run", runId)
            .bind("attempt", attempt)
            .bind("end", workflowEnd)
            .execute()
        == 1;
  }

  private static int newest(Handle handle, String runId) {
    return handle
        .createQuery(
            "select coalesce(max(number), 0) from run_undo_entry where run_id = cast(:run as uuid)")
        .bind("run", runId)
        .mapTo(Integer.class)
        .one();
  }

  private void write(Handle handle, String runId, int attempt, int number, UndoEntry entry) {
    StepRequest step = entry.step().withEvents(List.of()).withToCome(List.of());
    handle
        .createUpdate(
            """
            insert into run_undo_entry (run_id, number, attempt, step_id, step_name, action,
              iteration, answered, secrets, entry)
            values (cast(:run as uuid), :number, :attempt, :step, :name, :action, :iteration,
              :answered, :secrets, :entry)""")
        .bind("run", runId)
        .bind("number", number)
        .bind("attempt", attempt)
        .bind("step", step.stepId())
        .bind("name", step.stepName())
        .bind("action", step.action())
        .bind("iteration", step.iteration())
        .bind("answered", entry.result() != null)
        .bind("secrets", step.secretsNeeded().toArray(String[]::new))
        .bind("entry", seal(new UndoEntry(number, step, entry.result())))
        .execute();
  }

  @Override
  public UndoPage read(String runId, int before) {
    List<String> texts =
        database.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                                select entry from run_undo_entry
                                where run_id = cast(:run as uuid) and number < :before
                                  and taken_at is null
                                order by number desc limit :most""")
                    .bind("run", runId)
                    .bind("before", before)
                    .bind("most", MAX_ENTRIES)
                    .map((row, context) -> cipher.open(row.getBytes("entry")))
                    .list());
    List<UndoEntry> page = new ArrayList<>();
    int characters = 0;
    for (String text : texts) {
      characters += text.length();
      if (!page.isEmpty() && characters > MAX_BYTES) {
        break;
      }
      page.add(open(text));
    }
    return new UndoPage(page);
  }

  private byte[] seal(UndoEntry entry) {
    try {
      return cipher.seal(json.writeValueAsString(entry));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An undo log cannot be written as JSON.", e);
    }
  }

  private UndoEntry open(String text) {
    try {
      return json.readValue(text, UndoEntry.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row of table run_undo_entry cannot be read.", e);
    }
  }
}
