package dev.formwork.api.runs;

import dev.formwork.integrations.postgres.SecretCipher;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The secrets of forms in table `run_secret`, each value encrypted. */
final class SecretRows {

  private final JdbcClient jdbc;
  private final SecretCipher cipher;

  SecretRows(JdbcClient jdbc, SecretCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  /** Stores the secrets within the caller's transaction. */
  void write(UUID run, Map<String, String> secrets) {
    secrets.forEach(
        (name, value) ->
            jdbc.sql(
                    """
                    insert into run_secret (run_id, name, value) values (?, ?, ?)
                    on conflict (run_id, name) do update set value = excluded.value""")
                .params(run, name, cipher.seal(value))
                .update());
  }
}
