package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The catalog's routes for locations. */
class LocationsIT {

  private static final String CATALOG = "/api/catalog";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final CatalogCalls catalog = new CatalogCalls(api);

  @Test
  void registersALocationAndServesItsEntities() {
    String id = catalog.register("served", "Served-One", "served-two");

    JsonNode entity = calls.get(CATALOG + "/entities/by-name/Component/Default/SERVED-one").json();
    JsonNode location = calls.get(CATALOG + "/locations/" + id).json();
    String uid = entity.path("metadata").path("uid").stringValue();

    assertThat(entity.path("metadata").path("name").stringValue()).isEqualTo("Served-One");
    assertThat(calls.get(CATALOG + "/entities/by-uid/" + uid).json()).isEqualTo(entity);
    assertThat(location.propertyNames())
        .containsExactlyInAnyOrder("id", "type", "target", "entityRef");
    assertThat(location.path("entityRef").stringValue()).startsWith("location:default/generated-");
    assertThat(calls.get(CATALOG + "/locations/by-entity/component/default/served-two").json())
        .isEqualTo(location);
    assertThat(calls.get(CATALOG + "/locations").json().values())
        .extracting(item -> item.path("data").path("id").stringValue())
        .contains(id);
  }

  @Test
  void removesALocationOnce() {
    String id = catalog.register("removed", "removed-one");

    Answer first = calls.send("DELETE", CATALOG + "/locations/" + id, null, Map.of());
    Answer second = calls.send("DELETE", CATALOG + "/locations/" + id, null, Map.of());

    assertThat(first.status()).isEqualTo(204);
    assertThat(first.text()).isEmpty();
    assertThat(second.status()).isEqualTo(404);
    assertThat(calls.get(CATALOG + "/entities/by-name/component/default/removed-one").status())
        .isEqualTo(404);
    assertThat(calls.get(CATALOG + "/locations/no-uuid").status()).isEqualTo(404);
  }

  @Test
  void refusesALocationTwiceUnlessItIsToBeRefreshed() {
    catalog.register("twice", "twice-one");
    String target = "https://git.example/twice.yaml";

    Answer again = catalog.post(target, "");
    Answer refreshed = catalog.post(target, "?onConflict=refresh");
    Answer wrong = catalog.post(target, "?onConflict=maybe");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.errorName()).isEqualTo("ConflictError");
    assertThat(refreshed.status()).isEqualTo(201);
    assertThat(wrong.status()).isEqualTo(400);
  }

  @Test
  void triesALocationWithoutKeepingIt() {
    String target =
        api.locations()
            .put("https://git.example/dry.yaml", CatalogCalls.component("dry-one", "service"));

    Answer answer = catalog.post(target, "?dryRun=true");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("exists").booleanValue()).isFalse();
    assertThat(answer.json().path("location").path("id").stringValue()).isEqualTo("url:" + target);
    assertThat(answer.json().path("entities").size()).isEqualTo(2);
    assertThat(calls.get(CATALOG + "/entities/by-name/component/default/dry-one").status())
        .isEqualTo(404);
    assertThat(catalog.post("https://git.example/none.yaml", "?dryRun=true").status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"url\"}|'target'",
        "{\"type\":\"file\",\"target\":\"/etc/passwd\"}|url",
        "{\"type\":\"url\",\"target\":\"https://git.example/x\",\"more\":1}|'more'",
        "{\"type\":1,\"target\":\"https://git.example/x\"}|request/body/type must be string",
        "[]|request/body must be object"
      })
  void namesWhatIsWrongWithALocation(String body, String message) {
    Answer answer = calls.post(CATALOG + "/locations", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorName()).isEqualTo("InputError");
    assertThat(answer.message()).contains(message);
  }

  @Test
  void refreshesWhatALocationDescribes() {
    catalog.register("fresh", "fresh-one");
    api.locations()
        .put("https://git.example/fresh.yaml", CatalogCalls.component("fresh-one", "newer"));

    Answer answer =
        calls.post(CATALOG + "/refresh", "{\"entityRef\":\"Component:default/Fresh-One\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEmpty();
    assertThat(
            calls
                .get(CATALOG + "/entities/by-name/component/default/fresh-one")
                .json()
                .path("spec")
                .path("type")
                .stringValue())
        .isEqualTo("newer");
    assertThat(calls.post(CATALOG + "/refresh", "{\"entityRef\":\"component:a/b\"}").status())
        .isEqualTo(404);
  }

  @Test
  void letsALocationPointElsewhereUnderItsId() {
    String id = catalog.register("moved", "moved-one");
    String target =
        api.locations()
            .put(
                "https://git.example/moved-2.yaml", CatalogCalls.component("moved-two", "service"));
    String entityRef =
        calls.get(CATALOG + "/locations/" + id).json().path("entityRef").stringValue();
    String body = "{\"type\":\"url\",\"target\":\"%s\"}".formatted(target);

    Answer answer = calls.send("PUT", CATALOG + "/locations/" + id, body, Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("id").stringValue()).isEqualTo(id);
    assertThat(answer.json().path("entityRef").stringValue()).isEqualTo(entityRef);
    assertThat(calls.get(CATALOG + "/entities/by-name/component/default/moved-two").status())
        .isEqualTo(200);
    assertThat(calls.send("PUT", CATALOG + "/locations/none", body, Map.of()).status())
        .isEqualTo(404);
    assertThat(
            calls
                .send(
                    "PUT",
                    CATALOG + "/locations/" + id,
                    "{\"type\":\"url\",\"target\":\"x\",\"presence\":\"optional\"}",
                    Map.of())
                .status())
        .isEqualTo(400);
  }

  @Test
  void pagesThroughLocationsByPredicates() {
    catalog.register("lq-a", "lq-a-one");
    catalog.register("lq-b", "lq-b-one");
    catalog.register("lq-c", "lq-c-one");
    String query =
        "{\"limit\":2,\"query\":{\"target\":{\"$hasPrefix\":\"https://GIT.example/lq-\"}}}";

    JsonNode first = calls.post(CATALOG + "/locations/by-query", query).json();
    String cursor = first.path("pageInfo").path("nextCursor").stringValue();
    JsonNode second =
        calls.post(CATALOG + "/locations/by-query", "{\"cursor\":\"%s\"}".formatted(cursor)).json();

    assertThat(first.path("totalItems").intValue()).isEqualTo(3);
    assertThat(first.path("items").size()).isEqualTo(2);
    assertThat(second.path("items").size()).isEqualTo(1);
    assertThat(second.path("pageInfo").toString()).isEqualTo("{}");
    assertThat(second.path("items").get(0).path("id").stringValue())
        .isGreaterThan(first.path("items").get(1).path("id").stringValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"query\":{\"$all\":[]}}|0",
        "{\"query\":{\"$any\":[]}}|0",
        "{\"query\":{\"target\":{\"$contains\":\"x\"}}}|0",
        "{\"query\":{\"type\":\"URL\",\"target\":\"https://git.example/lq-only.yaml\"}}|1",
        "{\"query\":{\"target\":{\"$in\":[\"https://git.example/lq-only.yaml\"]}}}|1",
        "{\"query\":{\"$all\":[{\"target\":\"https://git.example/lq-only.yaml\"},{\"$not\":{\"type\":\"file\"}}]}}|1"
      })
  void matchesLocationsByPredicates(String body, int total) {
    api.locations()
        .put("https://git.example/lq-only.yaml", CatalogCalls.component("lq-only", "service"));
    catalog.post("https://git.example/lq-only.yaml", "?onConflict=refresh");

    JsonNode page = calls.post(CATALOG + "/locations/by-query", body).json();

    assertThat(page.path("totalItems").intValue()).isEqualTo(total);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"limit\":0}",
        "{\"limit\":\"1\"}",
        "{\"cursor\":\"nonsense\"}",
        "{\"query\":{\"owner\":\"x\"}}",
        "{\"query\":{\"$x\":[]}}",
        "{\"query\":[]}",
        "{\"more\":1}"
      })
  void refusesWrongQuestionsAboutLocations(String body) {
    assertThat(calls.post(CATALOG + "/locations/by-query", body).status()).isEqualTo(400);
  }
}
