package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.identity.Permissions;
import dev.formwork.integrations.postgres.PostgresActionManifests;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import dev.formwork.workflows.payload.SealedRequests;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which templates may be steps of a run is decided for the person who starts it. */
class LaunchableTemplatesIT {

  private static final String OUTER =
      """
      parameters:
        properties: {which: {type: string}, more: {type: array, items: {type: string}}}
      steps:
        - {id: fixed, action: 'template:run', input: {template: Launch-Fixed}}
        - {id: form, action: 'template:run', input: {template: 'default/${{ parameters.which }}'}}
        - id: more
          each: ${{ parameters.more }}
          action: template:run
          input: {template: 'template:default/${{ each.value }}'}
        - {id: late, action: 'template:run', input: {template: '${{ steps.fixed.output.ref }}'}}
        - {id: wrong, action: 'template:run', input: {template: 'user:default/ada'}}
      """;

  private static final String VALUES =
      """
      {"which": "launch-form", "more": ["launch-each", "launch-forbidden"]}""";

  private final RunningApi api = RunningApi.shared();
  private final String outer = outer();

  private String outer() {
    new PostgresActionManifests(api.database())
        .publish(List.of(RunningApi.manifest("template:run")));
    String inner = "steps:\n  - {id: one, action: 'template:run', input: {template: %s}}\n";
    String leaf = "steps:\n  - {id: one, action: 'test:ok'}\n";
    for (String name : List.of("launch-deep", "launch-form", "launch-each", "launch-hidden")) {
      api.templates().add(name, leaf);
    }
    api.templates().add("launch-fixed", inner.formatted("launch-deep"));
    api.templates().add("launch-forbidden", inner.formatted("launch-hidden"));
    return api.templates().add("launch-outer", OUTER);
  }

  private @Nullable List<String> launchable(HttpCalls calls) {
    HttpCalls.Answer answer =
        calls.post(
            "/api/scaffolder/v2/tasks",
            "{\"templateRef\":\"%s\",\"values\":%s}".formatted(outer, VALUES));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    byte[] request =
        JdbcClient.create(api.database())
            .sql("select request from run where run_id = cast(? as uuid)")
            .param(answer.json().path("id").stringValue())
            .query((row, number) -> row.getBytes(1))
            .single();
    return new SealedRequests(RunDataConverter.of(Keyring.parse(RunningApi.KEY)))
        .open(request)
        .place()
        .launchable();
  }

  @Test
  void areThoseThatThePersonMayLaunchAsFarAsTheTemplatesAndTheFormNameThem() {
    Permissions permissions =
        (user, permission, subject) ->
            !permission.equals("scaffolder.task.create")
                || !subject.equals("template:default/launch-forbidden");
    try (ConfigurableApplicationContext strict = api.start(permissions)) {
      List<String> launchable = launchable(RunningApi.calls(strict));

      assertThat(launchable)
          .containsExactly(
              "template:default/launch-fixed",
              "template:default/launch-deep",
              "template:default/launch-form",
              "template:default/launch-each");
    }
  }

  @Test
  void areNotListedWhereEverythingIsAllowedToEverybody() {
    assertThat(launchable(api.calls())).isNull();
  }
}
