package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The catalog's routes. */
class CatalogIT {

  private static final String CATALOG = "/api/catalog";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();

  private static String component(String name, String type) {
    return """
    apiVersion: backstage.io/v1alpha1
    kind: Component
    metadata:
      name: %s
      tags: [made]
    spec:
      type: %s
      lifecycle: production
      owner: group:default/team-a
    """
        .formatted(name, type);
  }

  /** Registers components in one file and answers the location's id. */
  private String register(String place, String... names) {
    List<String> documents = new ArrayList<>();
    for (String name : names) {
      documents.add(component(name, place));
    }
    String target =
        api.locations()
            .put("https://git.example/" + place + ".yaml", String.join("---\n", documents));
    Answer answer = post(target, "");
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
    return answer.json().path("location").path("id").stringValue();
  }

  private Answer post(String target, String query) {
    return calls.post(
        CATALOG + "/locations" + query, "{\"type\":\"url\",\"target\":\"%s\"}".formatted(target));
  }

  @Test
  void registersALocationAndServesItsEntities() {
    String id = register("served", "Served-One", "served-two");

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
    String id = register("removed", "removed-one");

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
    register("twice", "twice-one");
    String target = "https://git.example/twice.yaml";

    Answer again = post(target, "");
    Answer refreshed = post(target, "?onConflict=refresh");
    Answer wrong = post(target, "?onConflict=maybe");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.errorName()).isEqualTo("ConflictError");
    assertThat(refreshed.status()).isEqualTo(201);
    assertThat(wrong.status()).isEqualTo(400);
  }

  @Test
  void triesALocationWithoutKeepingIt() {
    String target =
        api.locations().put("https://git.example/dry.yaml", component("dry-one", "service"));

    Answer answer = post(target, "?dryRun=true");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("exists").booleanValue()).isFalse();
    assertThat(answer.json().path("location").path("id").stringValue()).isEqualTo("url:" + target);
    assertThat(answer.json().path("entities").size()).isEqualTo(2);
    assertThat(calls.get(CATALOG + "/entities/by-name/component/default/dry-one").status())
        .isEqualTo(404);
    assertThat(post("https://git.example/none.yaml", "?dryRun=true").status()).isEqualTo(400);
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
  void answersReferencesInTheirOrderAndNullForTheUnknown() {
    register("refs", "refs-one");

    Answer answer =
        calls.post(
            CATALOG + "/entities/by-refs",
            "{\"entityRefs\":[\"component:default/none\",\"component:default/refs-one\",\"Component:default/refs-one\"],\"fields\":[\"metadata.name\"]}");

    assertThat(answer.text())
        .isEqualTo("{\"items\":[null,{\"metadata\":{\"name\":\"refs-one\"}},null]}");
    assertThat(calls.post(CATALOG + "/entities/by-refs", "{}").status()).isEqualTo(400);
  }

  @Test
  void pagesThroughEntitiesByCursorsOnBothRoutes() {
    register("paged", "paged-a", "paged-b", "paged-c");
    String filter = URLEncoder.encode("kind=component,spec.type=paged", StandardCharsets.UTF_8);

    JsonNode first =
        calls
            .get(
                CATALOG
                    + "/entities/by-query?limit=2&orderField=metadata.name,asc&fields=metadata.name&filter="
                    + filter)
            .json();
    String cursor = first.path("pageInfo").path("nextCursor").stringValue();
    JsonNode second =
        calls
            .post(
                CATALOG + "/entities/by-query", "{\"cursor\":\"%s\",\"limit\":2}".formatted(cursor))
            .json();
    JsonNode secondByGet =
        calls
            .get(
                CATALOG
                    + "/entities/by-query?limit=2&cursor="
                    + URLEncoder.encode(cursor, StandardCharsets.UTF_8))
            .json();

    assertThat(first.path("totalItems").intValue()).isEqualTo(3);
    assertThat(first.path("items").values())
        .extracting(item -> item.path("metadata").path("name").stringValue())
        .containsExactly("paged-a", "paged-b");
    assertThat(second.path("items").get(0).path("metadata").path("name").stringValue())
        .isEqualTo("paged-c");
    assertThat(second.path("pageInfo").path("nextCursor").isMissingNode()).isTrue();
    assertThat(secondByGet.path("items")).isEqualTo(second.path("items"));
  }

  @Test
  void countsFacets() {
    register("facet", "facet-a", "facet-b");

    JsonNode facets =
        calls.get(CATALOG + "/entity-facets?facet=spec.type&filter=spec.type=facet").json();

    assertThat(facets.path("facets").path("spec.type").get(0).path("value").stringValue())
        .isEqualTo("facet");
    assertThat(facets.path("facets").path("spec.type").get(0).path("count").intValue())
        .isEqualTo(2);
    assertThat(calls.get(CATALOG + "/entity-facets").status()).isEqualTo(400);
  }

  @Test
  void listsEntitiesAndLinksToTheNextPart() {
    register("listed", "listed-a", "listed-b");

    Answer part = calls.get(CATALOG + "/entities?filter=spec.type=listed&limit=1");
    Answer all = calls.get(CATALOG + "/entities?filter=spec.type=listed&fields=metadata.name");

    assertThat(part.json().size()).isEqualTo(1);
    assertThat(part.header("Link")).startsWith("</entities?").endsWith("; rel=\"next\"");
    assertThat(all.json().size()).isEqualTo(2);
    assertThat(all.header("Link")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/entities?foo=1",
        "/entities?filter=",
        "/entities?limit=0",
        "/entities?limit=abc",
        "/entities?order=metadata.name",
        "/entities/by-query?cursor=nonsense",
        "/entities/by-query?limit=-1",
        "/entities/by-query?filter==x",
        "/entities/by-name/component/default/x?y=1",
        "/locations?x=1"
      })
  void refusesWrongQueries(String path) {
    Answer answer = calls.get(CATALOG + path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorName()).isEqualTo("InputError");
    assertThat(answer.json().path("request").path("url").stringValue()).isEqualTo(path);
  }

  @Test
  void refreshesWhatALocationDescribes() {
    register("fresh", "fresh-one");
    api.locations().put("https://git.example/fresh.yaml", component("fresh-one", "newer"));

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
  void givesTheSameAnswerToAChangeThatComesAgainWithItsKey() {
    String target =
        api.locations().put("https://git.example/key.yaml", component("key-one", "service"));
    String body = "{\"type\":\"url\",\"target\":\"%s\"}".formatted(target);
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

    Answer first = calls.send("POST", CATALOG + "/locations", body, key);
    Answer again = calls.send("POST", CATALOG + "/locations", body, key);
    Answer other = calls.send("POST", CATALOG + "/locations", "{}", key);
    Answer without = calls.post(CATALOG + "/locations", body);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.message()).contains("Idempotency-Key");
    assertThat(without.status()).isEqualTo(409);
  }

  @Test
  void letsALocationPointElsewhereUnderItsId() {
    String id = register("moved", "moved-one");
    String target =
        api.locations().put("https://git.example/moved-2.yaml", component("moved-two", "service"));
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
    register("lq-a", "lq-a-one");
    register("lq-b", "lq-b-one");
    register("lq-c", "lq-c-one");
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
    api.locations().put("https://git.example/lq-only.yaml", component("lq-only", "service"));
    post("https://git.example/lq-only.yaml", "?onConflict=refresh");

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

  @Test
  void checksOneEntityWithoutKeepingIt() {
    String good =
        "{\"location\":\"url:https://git.example/x.yaml\",\"entity\":{\"apiVersion\":\"backstage.io/v1alpha1\",\"kind\":\"Component\",\"metadata\":{\"name\":\"%s\"},\"spec\":{\"type\":\"service\",\"lifecycle\":\"production\",\"owner\":\"team-a\"}}}";

    Answer valid = calls.post(CATALOG + "/validate-entity", good.formatted("tried-one"));
    Answer faulty = calls.post(CATALOG + "/validate-entity", good.formatted("a."));
    Answer none =
        calls.post(CATALOG + "/validate-entity", "{\"entity\":null,\"location\":\"url:x\"}");

    assertThat(valid.status()).isEqualTo(200);
    assertThat(valid.text()).isEmpty();
    assertThat(faulty.status()).isEqualTo(400);
    assertThat(faulty.json().propertyNames()).containsExactly("errors");
    assertThat(faulty.json().path("errors").get(0).path("message").stringValue()).contains("a.");
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.errorName()).isEqualTo("InputError");
  }

  @Test
  void suggestsAnEntityForARepository() {
    Answer answer =
        calls.post(
            CATALOG + "/analyze-location",
            "{\"location\":{\"type\":\"url\",\"target\":\"https://github.com/acme/payments\"}}");
    Answer wrong =
        calls.post(
            CATALOG + "/analyze-location",
            "{\"location\":{\"type\":\"url\",\"target\":\"no address\"}}");

    JsonNode entity = answer.json().path("generateEntities").get(0).path("entity");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("existingEntityFiles").size()).isZero();
    assertThat(entity.path("metadata").path("name").stringValue()).isEqualTo("payments");
    assertThat(
            entity
                .path("metadata")
                .path("annotations")
                .path("github.com/project-slug")
                .stringValue())
        .isEqualTo("acme/payments");
    assertThat(wrong.status()).isEqualTo(400);
  }
}
