package dev.formwork.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.integrations.TestDatabase;
import dev.formwork.workflows.payload.Keyring;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PostgresRunSecretsIT {

  private static final String RUN = "01890a5d-ac96-774b-bcce-b302099a8057";

  private final DataSource database = TestDatabase.fresh();
  private final PostgresRunSecrets secrets =
      new PostgresRunSecrets(database, new SecretCipher(Keyring.generate("k1")));

  @Test
  void revealsWhatItKeeps() {
    secrets.keep(RUN, Map.of("token", "hunter2", "empty", "", "umlaut", "h\u00fcnter"));

    assertThat(secrets.reveal(RUN))
        .isEqualTo(Map.of("token", "hunter2", "empty", "", "umlaut", "h\u00fcnter"));
  }

  @Test
  void keepsTheNotesOfStepsWhenItForgetsARun() {
    secrets.keep(RUN, Map.of("token", "hunter2", "note:edit/before", "Old title"));

    secrets.forget(RUN);

    assertThat(secrets.reveal(RUN)).isEqualTo(Map.of("note:edit/before", "Old title"));
  }

  @Test
  void keepsNoSecretInClear() {
    secrets.keep(RUN, Map.of("token", "hunter2"));

    byte[] stored =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle.createQuery("select value from run_secret").mapTo(byte[].class).one());
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("hunter2");
  }

  @Test
  void revealsSecretsOfAnOlderKey() {
    Keyring old = Keyring.generate("old");
    new PostgresRunSecrets(database, new SecretCipher(old)).keep(RUN, Map.of("token", "hunter2"));
    Keyring rotated =
        Keyring.parse(Keyring.generate("new").toSettingText() + "," + old.toSettingText());

    assertThat(new PostgresRunSecrets(database, new SecretCipher(rotated)).reveal(RUN))
        .isEqualTo(Map.of("token", "hunter2"));
  }

  @Test
  void forgetsOneSecretOfARunAndKeepsTheOthers() {
    secrets.keep(RUN, Map.of("token", "hunter2"));
    secrets.keep(RUN, Map.of("kept:make/access_token:1", "glpat-1"));

    secrets.forget(RUN, "kept:make/access_token:1");
    secrets.forget(RUN, "kept:make/access_token:1");

    assertThat(secrets.reveal(RUN)).isEqualTo(Map.of("token", "hunter2"));
  }

  @Test
  void forgetsTheSecretsOfARun() {
    secrets.keep(RUN, Map.of("token", "hunter2"));

    secrets.forget(RUN);
    secrets.forget(RUN);

    assertThat(secrets.reveal(RUN)).isEmpty();
  }
}
