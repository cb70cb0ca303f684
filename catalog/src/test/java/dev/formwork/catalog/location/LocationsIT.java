package dev.formwork.catalog.location;

import static dev.formwork.catalog.location.EmptyCatalog.PAYMENTS;
import static dev.formwork.catalog.location.EmptyCatalog.ROOT;
import static dev.formwork.catalog.location.EmptyCatalog.SYSTEM;
import static dev.formwork.catalog.location.EmptyCatalog.entity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.catalog.location.LocationRequest.OnConflict;
import dev.formwork.catalog.location.LocationRequest.OnFault;
import dev.formwork.catalog.location.LocationUnreadable.Reason;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.Relation;
import dev.formwork.catalog.query.Ancestry;
import dev.formwork.catalog.query.EntityQueries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LocationsIT {

  private final EmptyCatalog catalog = new EmptyCatalog();

  @Test
  void readsEveryEntityOfANewLocation() {
    catalog.files.put(ROOT, SYSTEM + "---\n" + PAYMENTS);

    Ingested ingested = catalog.keep(ROOT);

    assertThat(ingested.existed()).isFalse();
    assertThat(ingested.location().faults()).isEmpty();
    assertThat(ingested.location().entityRef().name()).startsWith("generated-").hasSize(50);
    assertThat(ingested.entities()).extracting(Entity::name).containsExactly("shop", "Payments");
    Entity payments = catalog.entity("component:default/payments");
    assertThat(UUID.fromString(payments.uid())).isNotNull();
    assertThat(payments.metadata()).containsEntry("namespace", "default").containsKey("etag");
    assertThat(payments.annotation("backstage.io/managed-by-location")).isEqualTo("url:" + ROOT);
    assertThat(payments.annotation("backstage.io/managed-by-origin-location"))
        .isEqualTo("url:" + ROOT);
    assertThat(payments.annotation("backstage.io/view-url")).isEqualTo(ROOT);
  }

  @Test
  void showsRelationsAtBothEnds() {
    catalog.files.put(ROOT, SYSTEM + "---\n" + PAYMENTS);

    catalog.keep(ROOT);

    assertThat(catalog.entity("component:default/payments").relations())
        .containsExactly(
            relation("ownedBy", "group:default/team-a"), relation("partOf", "system:default/shop"));
    assertThat(catalog.entity("system:default/shop").relations())
        .containsExactly(
            relation("hasPart", "component:default/payments"),
            relation("ownedBy", "group:default/team-a"));

    catalog.files.put(ROOT, SYSTEM);
    catalog.locations.refresh(catalog.only().id());

    assertThat(catalog.find("component:default/payments")).isEmpty();
    assertThat(catalog.entity("system:default/shop").relations())
        .containsExactly(relation("ownedBy", "group:default/team-a"));
  }

  @Test
  void changesTheEtagWithTheContentAndKeepsTheUid() {
    catalog.files.put(ROOT, SYSTEM);
    catalog.keep(ROOT);
    Entity before = catalog.entity("system:default/shop");

    catalog.locations.refresh(catalog.only().id());
    assertThat(catalog.entity("system:default/shop")).isEqualTo(before);

    catalog.files.put(ROOT, SYSTEM.replace("owner: team-a", "owner: team-b"));
    catalog.locations.refresh(catalog.only().id());

    assertThat(catalog.entity("system:default/shop").uid()).isEqualTo(before.uid());
    assertThat(catalog.entity("system:default/shop").metadata().get("etag"))
        .isNotEqualTo(before.metadata().get("etag"));
  }

  @Test
  void refusesTheSameTargetTwiceButNotForItsOwnMark() {
    catalog.files.put(ROOT, SYSTEM);
    Ingested first = catalog.require(ROOT, "run-1/register");

    Ingested again = catalog.require(ROOT, "run-1/register");

    assertThat(again.existed()).isTrue();
    assertThat(again.location()).isEqualTo(first.location());
    assertThat(again.entities()).isEqualTo(first.entities());
    assertThatThrownBy(() -> catalog.require(ROOT, "run-2/register"))
        .isInstanceOf(LocationTaken.class)
        .hasMessageContaining(ROOT);
    assertThat(
            catalog
                .locations
                .register(
                    new LocationRequest("url", ROOT, null, null, OnConflict.REFRESH, OnFault.KEEP))
                .location()
                .id())
        .isEqualTo(first.location().id());
  }

  @Test
  void triesALocationWithoutStoringIt() {
    catalog.files.put(ROOT, SYSTEM);

    DryRun dryRun = catalog.locations.dryRun("url", ROOT);

    assertThat(dryRun.exists()).isFalse();
    assertThat(dryRun.entities()).extracting(Entity::kind).containsExactly("Location", "System");
    assertThat(dryRun.entities()).allSatisfy(entity -> assertThat(entity.uid()).isNull());
    assertThat(catalog.locations.list()).isEmpty();

    catalog.files.put(ROOT, SYSTEM + "---\n" + SYSTEM);
    assertThatThrownBy(() -> catalog.locations.dryRun("url", ROOT))
        .isInstanceOf(LocationBroken.class);
    catalog.files.fail(ROOT, Reason.UNREACHABLE);
    assertThatThrownBy(() -> catalog.locations.dryRun("url", ROOT))
        .isInstanceOf(LocationUnreadable.class);
  }

  @Test
  void findsLocationsInEveryWay() {
    catalog.files.put(ROOT, SYSTEM);
    Location location = catalog.keep(ROOT).location();

    assertThat(catalog.locations.find(location.id())).contains(location);
    assertThat(catalog.locations.find("url", ROOT)).contains(location);
    assertThat(catalog.locations.byEntity(EntityRef.parse("system:default/shop")))
        .contains(location);
    assertThat(catalog.locations.byEntity(EntityRef.parse("system:default/none"))).isEmpty();
    assertThat(catalog.locations.find("not-a-uuid")).isEmpty();
    assertThat(catalog.locations.remove("not-a-uuid")).isFalse();
    assertThat(catalog.locations.refreshEntity(EntityRef.parse("system:default/shop"))).isTrue();
    assertThat(catalog.locations.refreshEntity(EntityRef.parse("system:default/none"))).isFalse();
    Ancestry ancestry =
        catalog
            .entities
            .ancestry(EntityRef.parse("system:default/shop"), EntityQueries.EVERYTHING)
            .orElseThrow();
    assertThat(ancestry.items())
        .extracting(item -> item.entity().ref().format())
        .containsExactly("system:default/shop", location.entityRef().format());
  }

  @Test
  void letsALocationPointElsewhereAndKeepsItsName() {
    String moved = "https://git.acme.test/moved/catalog-info.yaml";
    catalog.files.put(ROOT, SYSTEM).put(moved, PAYMENTS);
    Location location = catalog.keep(ROOT).location();

    Location updated =
        catalog.locations.update(location.id(), "url", moved).orElseThrow().location();

    assertThat(updated.id()).isEqualTo(location.id());
    assertThat(updated.entityRef()).isEqualTo(location.entityRef());
    assertThat(catalog.find("system:default/shop")).isEmpty();
    assertThat(catalog.find("component:default/payments")).isPresent();
  }

  @Test
  void readsAgainWhatWasReadBefore() {
    catalog.files.put(ROOT, SYSTEM);
    catalog.keep(ROOT);
    catalog.files.put(ROOT, PAYMENTS);

    assertThat(catalog.locations.refreshReadBefore(Instant.EPOCH)).isZero();
    assertThat(catalog.find("component:default/payments")).isEmpty();
    assertThat(catalog.locations.refreshReadBefore(Instant.parse("2999-01-01T00:00:00Z"))).isOne();
    assertThat(catalog.find("component:default/payments")).isPresent();
  }

  @Test
  void putsFilesInThePlaceOfPlaceholders() {
    catalog
        .files
        .put(
            ROOT,
            entity(
                "API",
                "a",
                "type: x, lifecycle: y, owner: z, definition: {$text: ./a/b.txt}, j: {$json: c.json}, y: [{$yaml: d.yaml}], n: {$foo: x}, two: {$text: a, b: c}"))
        .put("https://git.acme.test/shop/a/b.txt", "openapi")
        .put("https://git.acme.test/shop/c.json", "[1]")
        .put("https://git.acme.test/shop/d.yaml", "k: v");

    assertThat(catalog.keep(ROOT).location().faults()).isEmpty();

    assertThat(catalog.entity("api:default/a").spec())
        .containsEntry("definition", "openapi")
        .containsEntry("j", List.of(1))
        .containsEntry("y", List.of(Map.of("k", "v")))
        .containsEntry("n", Map.of("$foo", "x"))
        .containsEntry("two", Map.of("$text", "a", "b", "c"));
  }

  private static Relation relation(String type, String target) {
    return new Relation(type, EntityRef.parse(target));
  }
}
