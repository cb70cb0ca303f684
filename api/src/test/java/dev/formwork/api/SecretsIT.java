package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.integrations.postgres.PostgresRunSecrets;
import dev.formwork.integrations.postgres.SecretCipher;
import dev.formwork.workflows.payload.Keyring;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A secret of a form, followed through everything that the API answers and stores. */
class SecretsIT {

  private static final String SECRET = "s3cr3t-that-nobody-may-read";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final String held =
      api.templates().add("secretive", "steps:\n  - {id: one, action: 'test:hold'}\n");

  @Test
  void isReadableByTheWorkerAndNowhereElse() {
    String id =
        calls
            .post(
                "/api/scaffolder/v2/tasks",
                "{\"templateRef\":\"%s\",\"values\":{\"token\":\"******\"},\"secrets\":{\"token\":\"%s\"}}"
                    .formatted(held, SECRET))
            .json()
            .path("id")
            .stringValue();

    String answers =
        Stream.of(
                "/api/scaffolder/v2/tasks",
                "/api/scaffolder/v2/tasks/" + id,
                "/api/scaffolder/v2/tasks/" + id + "/events",
                "/api/formwork/v1/runs",
                "/api/formwork/v1/runs/" + id)
            .map(path -> calls.get(path).text())
            .toList()
            .toString();

    assertThat(answers).contains(id).doesNotContain(SECRET);
    assertThat(tables()).doesNotContain(SECRET);
    assertThat(
            new PostgresRunSecrets(api.database(), new SecretCipher(Keyring.parse(RunningApi.KEY)))
                .reveal(id))
        .containsEntry("token", SECRET);
    api.steps().release(id);
    calls.awaitEnd(id);
  }

  private String tables() {
    JdbcClient jdbc = JdbcClient.create(api.database());
    return List.of("run", "run_step", "run_event", "run_secret", "audit_record").stream()
        .map(
            table ->
                jdbc.sql("select string_agg(t::text, ' ') from %s t".formatted(table))
                    .query(String.class)
                    .optional()
                    .orElse(""))
        .toList()
        .toString();
  }
}
