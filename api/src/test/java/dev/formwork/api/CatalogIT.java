package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The catalog's routes for entities. */
class CatalogIT {

  private static final String CATALOG = "/api/catalog";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final CatalogCalls catalog = new CatalogCalls(api);

  @Test
  void answersReferencesInTheirOrderAndNullForTheUnknown() {
    catalog.register("refs", "refs-one");

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
    catalog.register("paged", "paged-a", "paged-b", "paged-c");
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
    catalog.register("facet", "facet-a", "facet-b");

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
    catalog.register("listed", "listed-a", "listed-b");

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
  void givesTheSameAnswerToAChangeThatComesAgainWithItsKey() {
    String target =
        api.locations()
            .put("https://git.example/key.yaml", CatalogCalls.component("key-one", "service"));
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
