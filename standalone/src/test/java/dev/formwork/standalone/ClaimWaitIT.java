package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.integrations.kubernetes.KubernetesApiServer;
import dev.formwork.integrations.kubernetes.ScriptedCrossplane;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A template that waits for its database, on a real Kubernetes API server and Temporal server. */
class ClaimWaitIT {

  private static final String TEMPLATE =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata: {name: with-database, title: With a database, description: For tests}
      spec:
        type: service
        owner: team-a
        parameters:
          - properties: {name: {type: string}}
        steps:
          - id: claim
            action: crossplane:claim
            input:
              apiVersion: database.platform.example.org/v1alpha1
              kind: PostgreSQLInstance
              name: "${{ parameters.name }}"
              spec: {size: small}
              cluster: true
          - id: db
            name: Wait for the database
            action: crossplane:claim:wait
            input:
              apiVersion: "${{ steps.claim.output.apiVersion }}"
              kind: "${{ steps.claim.output.kind }}"
              name: "${{ steps.claim.output.name }}"
              output: {host: status.address.host}
              every: 2s
              timeout: 1h
        output:
          host: "${{ steps.db.output.values.host }}"
          secret: "${{ steps.db.output.connectionSecret }}"
      """;

  @TempDir Path folder;

  @Test
  void waitsThroughAKillOfTheWholeProcessUntilTheDatabaseIsReady() {
    try (KubernetesApiServer cluster = KubernetesApiServer.start(folder.resolve("kubernetes"));
        KubernetesClient admin = cluster.admin()) {
      define(admin);
      String[] settings = {
        "--formwork.kubernetes.enabled=true",
        "--formwork.kubernetes.api-server=" + cluster.url(),
        "--formwork.kubernetes.token=" + cluster.token(),
        "--formwork.kubernetes.ca-file=" + cluster.certificate()
      };
      FormworkProcess first = FormworkProcess.up(folder.resolve("data"), settings);
      String id = launch(new ApiClient(first.url()));
      awaitMissing(new ApiClient(first.url()), id, "Crossplane has not looked at it yet");
      var crossplane = new ScriptedCrossplane(admin, "orders");
      crossplane.begin();
      awaitMissing(new ApiClient(first.url()), id, "unfinished: Subnet orders-net");

      first.kill();
      crossplane.finish();

      try (FormworkProcess second =
          FormworkProcess.up(folder.resolve("data"), first.port(), Map.of(), settings)) {
        JsonNode run = new ApiClient(second.url()).await(id);
        assertThat(run.path("phase").asText()).as(run.toPrettyString()).isEqualTo("completed");
        assertThat(run.path("output").path("host").asText()).isEqualTo("db.example.org");
        assertThat(run.path("output").path("secret").asText()).isEqualTo("orders-conn");
      }
    }
  }

  private static void define(KubernetesClient admin) {
    for (String file : List.of("postgresqlinstances.crd.yaml", "behind-the-claim.crd.yaml")) {
      InputStream definition = KubernetesApiServer.class.getResourceAsStream(file);
      admin.load(definition).serverSideApply();
    }
    while (admin.getApiResources("database.platform.example.org/v1alpha1") == null
        || admin.getApiResources("network.example.org/v1") == null) {
      FormworkProcess.sleep();
    }
  }

  private static String launch(ApiClient api) {
    String content = Base64.getEncoder().encodeToString(TEMPLATE.getBytes(StandardCharsets.UTF_8));
    ApiClient.Answer uploaded =
        api.post(
            "/api/formwork/v1/templates",
            Map.of(
                "files",
                List.of(Map.of("path", "template.yaml", "content", content, "executable", false))));
    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
    ApiClient.Answer answer =
        api.post(
            "/api/scaffolder/v2/tasks",
            Map.of(
                "templateRef",
                "template:default/with-database",
                "values",
                Map.of("name", "orders"),
                "secrets",
                Map.of()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private static void awaitMissing(ApiClient api, String id, String missing) {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
    String told = "";
    while (Instant.now().isBefore(deadline)) {
      JsonNode wait = api.get("/api/formwork/v1/runs/" + id + "/waits").json().path("items");
      told = wait.path(0).path("message").asText("");
      if (told.contains(missing)) {
        assertThat(wait.path(0).path("kind").asText()).isEqualTo("resource");
        return;
      }
      FormworkProcess.sleep();
    }
    throw new AssertionError("Told last: " + told + "\n" + api.run(id).toPrettyString());
  }
}
