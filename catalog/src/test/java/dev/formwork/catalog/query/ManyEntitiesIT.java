package dev.formwork.catalog.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.formwork.catalog.TestDatabase;
import dev.formwork.catalog.location.InMemoryLocationReader;
import dev.formwork.catalog.location.LocationRequest;
import dev.formwork.catalog.location.LocationRequest.OnConflict;
import dev.formwork.catalog.location.LocationRequest.OnFault;
import dev.formwork.catalog.location.LocationRules;
import dev.formwork.catalog.location.Locations;
import dev.formwork.catalog.store.CatalogDatabase;
import dev.formwork.catalog.template.TemplateLimits;
import dev.formwork.catalog.template.TemplateRevisions;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks at plans, not at clocks: pages, totals and facets never read a whole table. */
class ManyEntitiesIT {

  private static final int COUNT = 10_000;
  private static final EntityFilter ALL = EntityQueries.EVERYTHING;
  private static final OrderField BY_NAME = new OrderField("metadata.name", true);
  private static final EntityFilter SERVICES =
      EntityFilter.parse(List.of("kind=component,spec.type=service"));
  private static final EntityFilter OF_A_TEAM =
      EntityFilter.parse(List.of("relations.ownedby=group:default/team-7"));
  private static final FullText TEXT =
      new FullText("4711", List.of("metadata.name", "metadata.title", "spec.profile.displayname"));

  private static final DataSource DATABASE = filled();

  private final CatalogDatabase database = new CatalogDatabase(DATABASE);

  static Stream<Arguments> cursors() {
    return Stream.of(
        arguments("all by name", cursor(ALL, BY_NAME, null)),
        arguments("many by uid", cursor(SERVICES, null, null)),
        arguments("many by name", cursor(SERVICES, BY_NAME, null)),
        arguments("few by name", cursor(OF_A_TEAM, BY_NAME, null)),
        arguments("text by name", cursor(ALL, BY_NAME, TEXT)),
        arguments("text among many by name", cursor(SERVICES, BY_NAME, TEXT)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cursors")
  void readPagesAndTotalsFromIndexes(String name, Cursor cursor) {
    assertThat(plan(EntityPages.rows(cursor, 21, 0, ALL))).doesNotContain("Seq Scan");
    assertThat(plan(EntityPages.total(cursor, ALL))).doesNotContain("Seq Scan");
  }

  @Test
  void fetchOnlyTheEntitiesOfThePage() {
    String plan = plan(EntityPages.rows(cursor(SERVICES, BY_NAME, TEXT), 21, 0, ALL));

    assertThat(plan.lines().filter(line -> line.contains("on catalog_entity")))
        .singleElement()
        .asString()
        .contains("Index Scan");
  }

  private String plan(Sql sql) {
    List<String> lines =
        database.read(handle -> sql.on(handle, "explain ").mapTo(String.class).list());
    return String.join("\n", lines);
  }

  private static Cursor cursor(
      EntityFilter filter, @Nullable OrderField order, @Nullable FullText text) {
    return Cursor.first(new EntityQuery(filter, order, text, 20, 0, true));
  }

  private static DataSource filled() {
    DataSource database = TestDatabase.empty();
    String target = "https://git.acme.test/all.yaml";
    var file = new StringBuilder();
    for (int i = 0; i < COUNT; i++) {
      file.append(
          """
          ---
          apiVersion: backstage.io/v1alpha1
          kind: %s
          metadata:
            name: entity-%d
            title: Entity %d
            description: The entity of number %d.
            tags: [tag-%d, tag-%d]
            annotations: {acme.com/id: 'n%d', github.com/project-slug: acme/entity-%d}
          spec: {type: %s, lifecycle: production, owner: team-%d}
          """
              .formatted(
                  i % 5 == 0 ? "Resource" : "Component",
                  i,
                  i,
                  i,
                  i % 50,
                  50 + i % 7,
                  i,
                  i,
                  i % 3 == 0 ? "service" : "library",
                  i % 200));
    }
    var locations =
        new Locations(
            database,
            new InMemoryLocationReader().put(target, file.toString()),
            new TemplateRevisions(database, TemplateLimits.standard()),
            LocationRules.standard());
    locations.register(
        new LocationRequest("url", target, null, null, OnConflict.REJECT, OnFault.REFUSE));
    new CatalogDatabase(database).read(handle -> handle.execute("vacuum analyze"));
    return database;
  }
}
