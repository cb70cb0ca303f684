package dev.formwork.catalog.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.catalog.TestDatabase;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.YamlFile;
import dev.formwork.catalog.store.CatalogStore;
import dev.formwork.catalog.store.EntityTaken;
import dev.formwork.catalog.store.InvalidEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityQueriesIT {

  private static final EntityFilter ALL = EntityQueries.EVERYTHING;
  private static final DataSource DATABASE = filled();

  private final EntityQueries queries = new EntityQueries(DATABASE);

  private static DataSource filled() {
    DataSource database = TestDatabase.empty();
    var store = new CatalogStore(database);
    component(store, "Svc-A", "title: Alpha, tags: [java, web]", "type: service, owner: team-a");
    component(store, "svc-b", "title: beta", "type: Service, owner: team-b");
    component(store, "lib-c", "tags: [java]", "type: library, owner: x/team-a");
    component(store, "lib-d", "description: '" + "d".repeat(201) + "'", "type: library, owner: o");
    store.ensureEntity(
        yaml(
            "apiVersion: backstage.io/v1alpha1\nkind: User\nmetadata: {name: jane}\nspec: {memberOf: []}"),
        "formwork:local");
    return database;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind=component                           | Svc-A svc-b lib-c lib-d",
        "KIND=Component,spec.type=SERVICE         | Svc-A svc-b",
        "kind=user,kind=api                       | jane",
        "spec                                     | ''",
        "metadata                                 | ''",
        "kind=                                    | ''",
        "metadata.tags=java                       | Svc-A lib-c",
        "metadata.tags.java                       | Svc-A lib-c",
        "metadata.tags.java=true                  | Svc-A lib-c",
        "metadata.tags.java=false                 | ''",
        "metadata.description                     | lib-d",
        "relations.ownedby=group:default/team-a   | Svc-A",
        "relations.ownedBy=Group:x/team-a         | lib-c",
        "metadata.etag                            | ''",
        "metadata.annotations.backstage.io/managed-by-location=formwork:local | jane",
      })
  void filtersByTheIndex(String filter, String names) {
    assertThat(names(EntityFilter.parse(List.of(filter))))
        .containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$any: []}                                                   | ''",
        "{$not: {kind: component}}                                    | jane",
        "{$any: [{metadata.name: svc-a}, {kind: user}]}               | Svc-A jane",
        "{metadata.name: {$hasPrefix: SVC}}                           | Svc-A svc-b",
        "{metadata.name: {$hasPrefix: 'sv_'}}                         | ''",
        "{metadata.name: {$in: [jane, LIB-C]}}                        | lib-c jane",
        "{metadata.name: {$in: []}}                                   | ''",
        "{metadata.title: {$exists: false}, kind: component}          | lib-c lib-d",
        "{relations: {$contains: {type: ownedBy, targetRef: 'group:default/o'}}} | lib-d",
      })
  void filtersByPredicates(String query, String names) {
    assertThat(names(EntityFilter.from(yaml(query))))
        .containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(" "));
  }

  @Test
  void findsEntitiesByName() {
    Entity found = queries.byRef(EntityRef.parse("COMPONENT:Default/SVC-A")).orElseThrow();

    assertThat(found.name()).isEqualTo("Svc-A");
    assertThat(queries.byUid(found.uid(), ALL)).contains(found);
    assertThat(queries.byUid(found.uid().toUpperCase(), ALL)).contains(found);
    assertThat(queries.byUid("no-uid", ALL)).isEmpty();
    assertThat(queries.byUid(found.uid(), new EntityFilter.In("kind", List.of("api")))).isEmpty();
    assertThat(
            queries.byRefs(
                List.of(
                    "component:default/svc-b",
                    "component:default/Svc-B",
                    "garbage",
                    "",
                    "user:default/jane"),
                ALL))
        .extracting(entity -> entity.map(Entity::name))
        .containsExactly(
            Optional.of("svc-b"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("jane"));
  }

  @Test
  void walksForwardsAndBackwardsThroughPages() {
    List<String> forwards = new ArrayList<>();
    EntityPage page = page(new OrderField("metadata.name", true), null, 2);
    EntityPage first = page;
    assertThat(page.prevCursor()).isNull();
    forwards.addAll(names(page));
    while (page.nextCursor() != null) {
      page = queries.page(page.nextCursor(), 2, ALL);
      forwards.addAll(names(page));
    }

    assertThat(forwards).containsExactly("jane", "lib-c", "lib-d", "Svc-A", "svc-b");

    EntityPage second = queries.page(page.prevCursor(), 2, ALL);
    EntityPage back = queries.page(second.prevCursor(), 2, ALL);
    assertThat(names(second)).containsExactly("lib-d", "Svc-A");
    assertThat(names(back)).isEqualTo(names(first));
    assertThat(back.prevCursor()).isNull();
    assertThat(back.nextCursor()).isNotNull();
    assertThat(back.totalItems()).isEqualTo(5);
  }

  @Test
  void walksBackwardsWithoutAnOrderAndDownwards() {
    EntityPage byUid = page(null, null, 3);
    EntityPage rest = queries.page(byUid.nextCursor(), 3, ALL);
    assertThat(names(rest)).hasSize(2).doesNotContainAnyElementsOf(names(byUid));
    assertThat(names(queries.page(rest.prevCursor(), 3, ALL))).isEqualTo(names(byUid));

    EntityPage down = page(new OrderField("metadata.name", false), null, 2);
    assertThat(names(down)).containsExactly("svc-b", "Svc-A");
    assertThat(names(queries.page(down.nextCursor(), 2, ALL))).containsExactly("lib-d", "lib-c");
  }

  @Test
  void listsOnlyWhatHasTheOrderFieldOncePerValue() {
    EntityPage titled = page(new OrderField("Metadata.Title", true), null, 10);
    EntityPage tagged = page(new OrderField("metadata.tags", true), null, 10);

    assertThat(names(titled)).containsExactly("Svc-A", "svc-b");
    assertThat(titled.totalItems()).isEqualTo(2);
    assertThat(names(tagged)).containsExactlyInAnyOrder("Svc-A", "lib-c", "Svc-A");
    assertThat(tagged.totalItems()).isEqualTo(2);
  }

  @Test
  void findsPartsOfValues() {
    OrderField byName = new OrderField("metadata.name", true);

    assertThat(names(page(byName, new FullText(" VC- ", List.of()), 10)))
        .containsExactly("Svc-A", "svc-b");
    assertThat(names(page(null, new FullText("svc", List.of()), 10))).isEmpty();
    assertThat(names(page(null, new FullText("s_c", List.of("metadata.name")), 10))).hasSize(2);
    assertThat(
            names(page(null, new FullText("alph", List.of("metadata.name", "metadata.title")), 10)))
        .containsExactly("Svc-A");
    assertThat(names(page(null, new FullText("\\", List.of("metadata.name")), 10))).isEmpty();
    assertThat(names(page(null, new FullText(" ", List.of()), 10))).hasSize(5);
  }

  @Test
  void countsWithoutItemsAndLeavesOutTheTotalWhenAsked() {
    EntityPage none = page(null, null, 0);
    assertThat(none.items()).isEmpty();
    assertThat(none.totalItems()).isEqualTo(5);
    assertThat(none.nextCursor()).isNull();

    EntityPage uncounted = queries.page(new EntityQuery(ALL, null, null, 2, 1, false), ALL);
    assertThat(uncounted.items()).hasSize(2);
    assertThat(uncounted.totalItems()).isZero();
    assertThat(queries.page(uncounted.nextCursor(), 2, ALL).totalItems()).isZero();
  }

  @Test
  void appliesWhatTheCallerMaySeeToCursorsOfOthers() {
    EntityFilter onlyJava = new EntityFilter.In("metadata.tags", List.of("java"));
    EntityPage first = page(new OrderField("metadata.name", true), null, 1);

    EntityPage second = queries.page(first.nextCursor(), 10, onlyJava);

    assertThat(names(second)).containsExactly("lib-c", "Svc-A");
    assertThat(second.totalItems()).isEqualTo(2);
    assertThat(queries.facets(List.of("metadata.tags"), onlyJava).get("metadata.tags"))
        .containsExactly(new FacetValue("java", 2), new FacetValue("web", 1));
  }

  @Test
  void countsFacetsInTheirOwnSpelling() {
    Map<String, List<FacetValue>> facets =
        queries.facets(
            List.of("Spec.Type", "metadata.description", "none", "relations.ownedBy"), ALL);

    assertThat(facets.keySet())
        .containsExactly("Spec.Type", "metadata.description", "none", "relations.ownedBy");
    assertThat(facets.get("Spec.Type"))
        .containsExactly(
            new FacetValue("Service", 1),
            new FacetValue("library", 2),
            new FacetValue("service", 1));
    assertThat(facets.get("metadata.description")).isEmpty();
    assertThat(facets.get("none")).isEmpty();
    assertThat(facets.get("relations.ownedBy")).hasSize(4);
  }

  @Test
  void listsEverythingOrParts() {
    List<OrderField> byTitle = List.of(new OrderField("metadata.title", true));

    assertThat(list(List.of(), null, null, null).items()).hasSize(5);
    assertThat(names(list(byTitle, null, null, null))).containsExactly("Svc-A", "svc-b");
    assertThat(names(list(byTitle, 100, null, null)))
        .containsExactly("Svc-A", "svc-b", "lib-c", "lib-d", "jane");
    EntityListing first = list(List.of(), 2, null, null);
    assertThat(names(first)).containsExactly("lib-c", "lib-d");
    EntityListing second = list(List.of(), null, null, first.after());
    assertThat(names(second)).containsExactly("Svc-A", "svc-b");
    assertThat(list(List.of(), null, null, second.after()).after()).isNull();
    assertThat(names(list(List.of(), null, 4, null))).containsExactly("jane");
    assertThatThrownBy(() -> list(List.of(), 0, null, null)).isInstanceOf(InvalidQuery.class);
    assertThatThrownBy(() -> list(List.of(), null, null, "x")).isInstanceOf(InvalidQuery.class);
  }

  @Test
  void keepsWhatAProgramDescribes() {
    DataSource database = TestDatabase.empty();
    var store = new CatalogStore(database);
    var here = new EntityQueries(database);
    Map<String, Object> group =
        yaml(
            "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: g}\nspec: {type: team, children: [], members: [jane]}");

    EntityRef ref = store.ensureEntity(group, "formwork:local");
    Entity stored = here.byRef(ref).orElseThrow();
    store.ensureEntity(group, "formwork:local");

    assertThat(here.byRef(ref)).contains(stored);
    assertThat(stored.annotation("backstage.io/managed-by-location")).isEqualTo("formwork:local");
    assertThat(stored.relations())
        .extracting(relation -> relation.type() + " " + relation.target())
        .containsExactly("hasMember user:default/jane");
    assertThatThrownBy(() -> store.ensureEntity(group, "other:owner"))
        .isInstanceOf(EntityTaken.class)
        .hasMessageContaining("formwork:local");
    assertThatThrownBy(() -> store.ensureEntity(Map.of("kind", "Group"), "formwork:local"))
        .isInstanceOf(InvalidEntity.class)
        .hasMessageContaining("metadata is missing");
    assertThat(here.ancestry(ref, ALL).orElseThrow().items()).hasSize(1);
    assertThat(here.ancestry(ref, new EntityFilter.Any(List.of()))).isEmpty();
  }

  private EntityListing list(
      List<OrderField> order,
      @Nullable Integer limit,
      @Nullable Integer offset,
      @Nullable String after) {
    return queries.list(new EntityListQuery(ALL, order, limit, offset, after), ALL);
  }

  private EntityPage page(@Nullable OrderField order, @Nullable FullText text, int limit) {
    return queries.page(new EntityQuery(ALL, order, text, limit, 0, true), ALL);
  }

  private List<String> names(EntityFilter filter) {
    EntityPage page = queries.page(new EntityQuery(filter, null, null, 100, 0, true), ALL);
    assertThat(page.totalItems()).isEqualTo(page.items().size());
    return names(page);
  }

  private static List<String> names(EntityPage page) {
    return page.items().stream().map(Entity::name).toList();
  }

  private static List<String> names(EntityListing listing) {
    return listing.items().stream().map(Entity::name).toList();
  }

  private static void component(CatalogStore store, String name, String metadata, String spec) {
    store.ensureEntity(
        yaml(
            "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: %s, %s}\nspec: {lifecycle: production, %s}"
                .formatted(name, metadata, spec)),
        "test:entities");
  }

  private static Map<String, Object> yaml(String text) {
    return YamlFile.parse(text).documents().getFirst().content();
  }
}
