package dev.formwork.integrations.postgres;

import static dev.formwork.integrations.postgres.Database.reached;

import dev.formwork.activities.port.secret.RunSecrets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The secrets of runs in table `run_secret`, each value encrypted. */
public final class PostgresRunSecrets implements RunSecrets {

  private final Jdbi jdbi;
  private final SecretCipher cipher;

  public PostgresRunSecrets(DataSource dataSource, SecretCipher cipher) {
    this.jdbi = Database.open(dataSource);
    this.cipher = cipher;
  }

  @Override
  public void keep(String runId, Map<String, String> secrets) {
    if (secrets.isEmpty()) {
      return;
    }
    reached(
        () ->
            jdbi.inTransaction(
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
                }));
  }

  @Override
  public Map<String, String> reveal(String runId) {
    Map<String, String> secrets = new LinkedHashMap<>();
    reached(
        () ->
            jdbi.withHandle(
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
                }));
    return secrets;
  }

  @Override
  public void forget(String runId, String name) {
    reached(
        () ->
            jdbi.withHandle(
                handle ->
                    handle
                        .createUpdate(
                            """
                            delete from run_secret
                            where run_id = cast(:run as uuid) and name = :name""")
                        .bind("run", runId)
                        .bind("name", name)
                        .execute()));
  }

  @Override
  public void forget(String runId) {
    reached(
        () ->
            jdbi.withHandle(
                handle ->
                    handle
                        .createUpdate(
                            """
                            delete from run_secret
                            where run_id = cast(:run as uuid) and name not like :notes""")
                        .bind("notes", NOTE + "%")
                        .bind("run", runId)
                        .execute()));
  }
}
