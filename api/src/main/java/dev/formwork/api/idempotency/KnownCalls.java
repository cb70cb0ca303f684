package dev.formwork.api.idempotency;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The calls of the tables that named a key. */
final class KnownCalls {

  /** A call that has no answer after this long was cut off, and may be made again. */
  private static final Duration CUT_OFF = Duration.ofMinutes(1);

  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient jdbc;

  KnownCalls(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An earlier call with the same key.
   *
   * @param status null while it is under way
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Known(
      String digest,
      @Nullable Integer status,
      @Nullable String contentType,
      byte @Nullable [] answer) {}

  /** Notes that the call is under way, unless its key is known; answers whether it did. */
  boolean begin(String who, String key, String digest) {
    jdbc.sql("delete from idempotent_call where created_at < now() - make_interval(secs => ?)")
        .param(KEPT.toSeconds())
        .update();
    return jdbc.sql(
                """
                insert into idempotent_call as known (who, call_key, digest) values (?, ?, ?)
                on conflict (who, call_key) do update set created_at = now()
                where known.status is null and known.digest = excluded.digest
                  and known.created_at < now() - make_interval(secs => ?)""")
            .params(who, key, digest, CUT_OFF.toSeconds())
            .update()
        == 1;
  }

  Optional<Known> find(String who, String key) {
    return jdbc.sql(
            """
            select digest, status, content_type, answer from idempotent_call
            where who = ? and call_key = ?""")
        .params(who, key)
        .query(
            (row, number) ->
                new Known(
                    row.getString("digest"),
                    row.getObject("status", Integer.class),
                    row.getString("content_type"),
                    row.getBytes("answer")))
        .optional();
  }

  void answered(String who, String key, int status, @Nullable String contentType, byte[] answer) {
    jdbc.sql(
            """
            update idempotent_call set status = :status, content_type = :type, answer = :answer
            where who = :who and call_key = :key""")
        .param("status", status)
        .param("type", contentType)
        .param("answer", answer)
        .param("who", who)
        .param("key", key)
        .update();
  }

  /** The call had no effect that counts; it may be made again at once. */
  void forget(String who, String key) {
    jdbc.sql("delete from idempotent_call where who = ? and call_key = ?")
        .params(who, key)
        .update();
  }
}
