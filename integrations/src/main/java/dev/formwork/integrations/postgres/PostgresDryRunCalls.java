package dev.formwork.integrations.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.activities.port.dryrun.DryRunCalls;
import dev.formwork.workflows.dryrun.DryRunAnswer;
import dev.formwork.workflows.dryrun.DryRunCall;
import dev.formwork.workflows.payload.RunDataConverter;
import java.util.Optional;
import javax.sql.DataSource;

/** Dry runs in table `dry_run`, calls and answers encrypted. */
public final class PostgresDryRunCalls implements DryRunCalls {

  private final Database database;
  private final SecretCipher cipher;
  private final ObjectMapper json = RunDataConverter.mapper();

  public PostgresDryRunCalls(DataSource dataSource, SecretCipher cipher) {
    this.database = Database.open(dataSource);
    this.cipher = cipher;
  }

  /** Leaves a call; calls of an hour ago, whose callers are gone, are removed. */
  public void put(String callId, DryRunCall call) {
    byte[] sealed = seal(call);
    database.withHandle(
        handle -> {
          handle.execute("delete from dry_run where created_at < now() - interval '1 hour'");
          return handle
              .createUpdate("insert into dry_run (call_id, call) values (cast(:id as uuid), :call)")
              .bind("id", callId)
              .bind("call", sealed)
              .execute();
        });
  }

  /** The answer to a call, or empty when there is none yet. */
  public Optional<DryRunAnswer> answerTo(String callId) {
    return column("answer", callId).map(bytes -> open(bytes, DryRunAnswer.class));
  }

  /** Removes a call and its answer. */
  public void remove(String callId) {
    database.withHandle(
        handle ->
            handle
                .createUpdate("delete from dry_run where call_id = cast(:id as uuid)")
                .bind("id", callId)
                .execute());
  }

  @Override
  public Optional<DryRunCall> find(String callId) {
    return column("call", callId).map(bytes -> open(bytes, DryRunCall.class));
  }

  @Override
  public void answer(String callId, DryRunAnswer answer) {
    byte[] sealed = seal(answer);
    database.withHandle(
        handle ->
            handle
                .createUpdate(
                    "update dry_run set answer = :answer where call_id = cast(:id as uuid)")
                .bind("id", callId)
                .bind("answer", sealed)
                .execute());
  }

  private Optional<byte[]> column(String name, String callId) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select %s from dry_run where call_id = cast(:id as uuid)".formatted(name))
                .bind("id", callId)
                .map((row, context) -> Optional.ofNullable(row.getBytes(1)))
                .findOne()
                .flatMap(found -> found));
  }

  private byte[] seal(Object value) {
    try {
      return cipher.seal(json.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A dry run cannot be written as JSON.", e);
    }
  }

  private <T> T open(byte[] sealed, Class<T> type) {
    try {
      return json.readValue(cipher.open(sealed), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row of table dry_run cannot be read.", e);
    }
  }
}
