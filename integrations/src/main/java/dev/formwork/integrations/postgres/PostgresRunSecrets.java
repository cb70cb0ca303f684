package dev.formwork.integrations.postgres;

import dev.formwork.activities.port.secret.RunSecrets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The secrets of runs in table `run_secret`, each value encrypted. */
public final class PostgresRunSecrets implements RunSecrets {

  private final Database database;
  private final SecretCipher cipher;

  public PostgresRunSecrets(DataSource dataSource, SecretCipher cipher) {
    this.database = Database.open(dataSource);
    this.cipher = cipher;
  }

  @Override
  public void keep(String runId, Map<String, String> secrets) {
    if (secrets.isEmpty()) {
      return;
    }
    database.inTransaction(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                          insert into run_secret (run_id, name, value)
                          values (cast(:run as uuid), :name, :value)
                          on conflict (run_id, name) do update set value = excluded.value""");
          secrets.forEach(
              (name, value) ->
                  batch
                      .bind("run", runId)
                      .bind("name", name)
                      .bind("value", cipher.seal(value))
                      .add());
          return batch.execute();
        });
  }

  @Override
  public Map<String, String> reveal(String runId) {
    Map<String, String> secrets = new LinkedHashMap<>();
    database.withHandle(
        handle -> {
          handle
              .createQuery(
                  """
                          select name, value from run_secret
                          where run_id = cast(:run as uuid) order by name""")
              .bind("run", runId)
              .map(
                  (row, context) ->
                      Map.entry(row.getString("name"), cipher.open(row.getBytes("value"))))
              .forEach(entry -> secrets.put(entry.getKey(), entry.getValue()));
          return secrets;
        });
    return secrets;
  }

  @Override
  public void forget(String runId, String name) {
    database.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                            delete from run_secret
                            where run_id = cast(:run as uuid) and name = :name""")
                .bind("run", runId)
                .bind("name", name)
                .execute());
  }

  /**
   * Forgets those of the runs that were its steps, too. Those of a run that is itself a step wait
   * for the end of the run around it, because its undo may need them until then.
   */
  @Override
  public void forget(String runId) {
    database.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                            with recursive up (run_id, parent_run_id, phase) as (
                              select p.run_id, p.parent_run_id, p.phase from run r
                                join run p on p.run_id = r.parent_run_id
                                where r.run_id = cast(:run as uuid)
                              union all
                              select p.run_id, p.parent_run_id, p.phase from up
                                join run p on p.run_id = up.parent_run_id),
                            down (run_id) as (
                              select cast(:run as uuid)
                              union all
                              select r.run_id from run r join down on r.parent_run_id = down.run_id)
                            delete from run_secret using down
                            where run_secret.run_id = down.run_id
                              and run_secret.name not like :notes
                              and not exists (
                              select 1 from up
                              where phase in ('running', 'waiting', 'paused', 'undoing'))""")
                .bind("notes", NOTE + "%")
                .bind("run", runId)
                .execute());
  }
}
