package dev.formwork.catalog.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.catalog.TestDatabase;
import dev.formwork.catalog.location.LocationRequest.OnConflict;
import dev.formwork.catalog.location.LocationRequest.OnFault;
import dev.formwork.catalog.location.LocationUnreadable.Reason;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.Relation;
import dev.formwork.catalog.query.Ancestry;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.store.CatalogStore;
import dev.formwork.catalog.store.EntityTaken;
import dev.formwork.catalog.template.TemplateLimits;
import dev.formwork.catalog.template.TemplateRevisions;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationsIT {

  private static final String ROOT = "https://git.acme.test/shop/catalog-info.yaml";
  private static final String SYSTEM = entity("System", "shop", "owner: team-a");
  private static final String PAYMENTS =
      entity(
          "Component",
          "Payments",
          "type: service, lifecycle: production, owner: team-a, system: shop");

  private final DataSource database = TestDatabase.empty();
  private final InMemoryLocationReader files = new InMemoryLocationReader();
  private final Locations locations =
      new Locations(
          database,
          files,
          new TemplateRevisions(database, TemplateLimits.standard()),
          LocationRules.standard());
  private final EntityQueries entities = new EntityQueries(database);

  @Test
  void readsEveryEntityOfANewLocation() {
    files.put(ROOT, SYSTEM + "---\n" + PAYMENTS);

    Ingested ingested = locations.register(keeping(ROOT));

    assertThat(ingested.existed()).isFalse();
    assertThat(ingested.location().faults()).isEmpty();
    assertThat(ingested.location().entityRef().name()).startsWith("generated-").hasSize(50);
    assertThat(ingested.entities()).extracting(Entity::name).containsExactly("shop", "Payments");
    Entity payments = entity("component:default/payments");
    assertThat(UUID.fromString(payments.uid())).isNotNull();
    assertThat(payments.metadata()).containsEntry("namespace", "default").containsKey("etag");
    assertThat(payments.annotation("backstage.io/managed-by-location")).isEqualTo("url:" + ROOT);
    assertThat(payments.annotation("backstage.io/managed-by-origin-location"))
        .isEqualTo("url:" + ROOT);
    assertThat(payments.annotation("backstage.io/view-url")).isEqualTo(ROOT);
  }

  @Test
  void showsRelationsAtBothEnds() {
    files.put(ROOT, SYSTEM + "---\n" + PAYMENTS);

    locations.register(keeping(ROOT));

    assertThat(entity("component:default/payments").relations())
        .containsExactly(
            relation("ownedBy", "group:default/team-a"), relation("partOf", "system:default/shop"));
    assertThat(entity("system:default/shop").relations())
        .containsExactly(
            relation("hasPart", "component:default/payments"),
            relation("ownedBy", "group:default/team-a"));

    files.put(ROOT, SYSTEM);
    locations.refresh(only().id());

    assertThat(find("component:default/payments")).isEmpty();
    assertThat(entity("system:default/shop").relations())
        .containsExactly(relation("ownedBy", "group:default/team-a"));
  }

  @Test
  void changesTheEtagWithTheContentAndKeepsTheUid() {
    files.put(ROOT, SYSTEM);
    locations.register(keeping(ROOT));
    Entity before = entity("system:default/shop");

    locations.refresh(only().id());
    assertThat(entity("system:default/shop")).isEqualTo(before);

    files.put(ROOT, SYSTEM.replace("owner: team-a", "owner: team-b"));
    locations.refresh(only().id());

    assertThat(entity("system:default/shop").uid()).isEqualTo(before.uid());
    assertThat(entity("system:default/shop").metadata().get("etag"))
        .isNotEqualTo(before.metadata().get("etag"));
  }

  @Test
  void refusesTheSameTargetTwiceButNotForItsOwnMark() {
    files.put(ROOT, SYSTEM);
    Ingested first = locations.register(request(ROOT, "run-1/register"));

    Ingested again = locations.register(request(ROOT, "run-1/register"));

    assertThat(again.existed()).isTrue();
    assertThat(again.location()).isEqualTo(first.location());
    assertThat(again.entities()).isEqualTo(first.entities());
    assertThatThrownBy(() -> locations.register(request(ROOT, "run-2/register")))
        .isInstanceOf(LocationTaken.class)
        .hasMessageContaining(ROOT);
    assertThat(
            locations
                .register(
                    new LocationRequest("url", ROOT, null, null, OnConflict.REFRESH, OnFault.KEEP))
                .location()
                .id())
        .isEqualTo(first.location().id());
  }

  @Test
  void showsEveryFaultOfAFileAndKeepsWhatStandsBesideIt() {
    files.put(ROOT, SYSTEM + "---\n" + PAYMENTS.replace("owner: team-a", "dependsOn: [x]"));

    Ingested ingested = locations.register(keeping(ROOT));

    assertThat(ingested.entities()).extracting(Entity::name).containsExactly("shop");
    assertThat(ingested.location().faults())
        .extracting(fault -> fault.document() + " " + fault.fault().path())
        .containsExactly("2 /spec/owner", "2 /spec/dependsOn");
    assertThat(ingested.location().faults())
        .allSatisfy(fault -> assertThat(fault.fault().line()).isEqualTo(9));
    assertThat(find("component:default/payments")).isEmpty();
  }

  @Test
  void keepsTheLastGoodVersionOfABrokenEntityWithItsStatus() {
    files.put(ROOT, SYSTEM);
    locations.register(keeping(ROOT));

    files.put(ROOT, SYSTEM.replace("owner: team-a", "owner: 5"));
    locations.refresh(only().id());

    Entity broken = entity("system:default/shop");
    assertThat(broken.spec()).containsEntry("owner", "team-a");
    assertThat(broken.content().get("status").toString()).contains("owner must be text");
    assertThat(only().faults()).hasSize(1);

    files.put(ROOT, SYSTEM);
    locations.refresh(only().id());

    assertThat(entity("system:default/shop").content()).doesNotContainKey("status");
    assertThat(only().faults()).isEmpty();
  }

  @Test
  void keepsEverythingWhenTheFileIsNoYamlAnyMore() {
    files.put(ROOT, SYSTEM);
    locations.register(keeping(ROOT));

    files.put(ROOT, "a: [1\n");
    locations.refresh(only().id());

    assertThat(find("system:default/shop")).isPresent();
    assertThat(entity(only().entityRef().format()).content().get("status").toString())
        .contains("This is no YAML");
  }

  @Test
  void keepsEverythingWhenTheFileIsGone() {
    files.put(ROOT, SYSTEM);
    locations.register(keeping(ROOT));

    files.remove(ROOT);
    locations.refresh(only().id());

    assertThat(find("system:default/shop")).isPresent();
    assertThat(only().faults()).hasSize(1);
  }

  @Test
  void hidesTheEntityOfALocationThatWasNeverRead() {
    Ingested ingested = locations.register(keeping(ROOT));

    assertThat(ingested.location().faults()).hasSize(1);
    assertThat(find(ingested.location().entityRef().format())).isEmpty();

    files.put(ROOT, SYSTEM);
    locations.refresh(ingested.location().id());

    assertThat(find(ingested.location().entityRef().format())).isPresent();
    assertThat(find("system:default/shop")).isPresent();
  }

  @Test
  void storesNothingWhenFaultsAreRefused() {
    assertThatThrownBy(() -> locations.register(request(ROOT, "m")))
        .isInstanceOfSatisfying(
            LocationUnreadable.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING));

    files.put(ROOT, SYSTEM + "---\nkind: 5\n");
    assertThatThrownBy(() -> locations.register(request(ROOT, "m")))
        .isInstanceOf(LocationBroken.class)
        .hasMessageContaining("kind must be text");

    assertThat(locations.list()).isEmpty();
    assertThat(find("system:default/shop")).isEmpty();
  }

  @Test
  void leavesAnEntityToTheLocationThatDescribedItFirst() {
    String other = "https://git.acme.test/other/catalog-info.yaml";
    files.put(ROOT, SYSTEM).put(other, SYSTEM + "---\n" + PAYMENTS);
    locations.register(keeping(ROOT));

    assertThatThrownBy(() -> locations.register(request(other, "m")))
        .isInstanceOf(EntityTaken.class)
        .hasMessageContaining("system:default/shop")
        .hasMessageContaining(ROOT);
    assertThat(locations.list()).hasSize(1);

    Ingested kept = locations.register(keeping(other));

    assertThat(kept.taken()).extracting(EntityRef::format).containsExactly("system:default/shop");
    assertThat(kept.entities()).extracting(Entity::name).containsExactly("Payments");
    assertThat(entity("system:default/shop").annotation("backstage.io/managed-by-location"))
        .isEqualTo("url:" + ROOT);

    String uid = entity("system:default/shop").uid();
    locations.remove(locations.find("url", ROOT).orElseThrow().id());
    assertThat(find("system:default/shop")).isEmpty();

    locations.refresh(kept.location().id());
    assertThat(entity("system:default/shop").uid()).isNotEqualTo(uid);
  }

  @Test
  void followsLocationsAndKeepsWhatAnotherRootReaches() {
    String all = "https://git.acme.test/all.yaml";
    files
        .put(
            all,
            entity(
                "Location",
                "all",
                "targets: [./shop/catalog-info.yaml, /none.yaml], presence: optional"))
        .put(ROOT, SYSTEM);
    Location viaAll = locations.register(keeping(all)).location();
    Location direct = locations.register(keeping(ROOT)).location();

    assertThat(viaAll.faults()).isEmpty();
    assertThat(locations.entityRefs(viaAll.id()))
        .extracting(EntityRef::format)
        .containsExactly("location:default/all", "system:default/shop");

    locations.remove(viaAll.id());
    assertThat(find("location:default/all")).isEmpty();
    assertThat(find("system:default/shop")).isPresent();

    locations.remove(direct.id());
    assertThat(find("system:default/shop")).isEmpty();
    assertThat(locations.remove(direct.id())).isFalse();
  }

  @Test
  void showsNothingBelowALocationWithAMissingTargetUntilItIsThere() {
    String all = "https://git.acme.test/all.yaml";
    files
        .put(all, entity("Location", "all", "targets: [./shop/catalog-info.yaml, ./none.yaml]"))
        .put(ROOT, SYSTEM);

    Location location = locations.register(keeping(all)).location();

    assertThat(location.faults()).hasSize(1);
    assertThat(find("system:default/shop")).isEmpty();
    assertThat(find("location:default/all")).isEmpty();

    files.put("https://git.acme.test/none.yaml", PAYMENTS);
    locations.refresh(location.id());

    assertThat(find("system:default/shop")).isPresent();
    assertThat(find("location:default/all")).isPresent();
  }

  @Test
  void survivesLocationsThatLeadToEachOther() {
    String a = "https://git.acme.test/a.yaml";
    String b = "https://git.acme.test/b.yaml";
    files
        .put(a, entity("Location", "a", "target: ./b.yaml"))
        .put(b, entity("Location", "b", "target: ./a.yaml") + "---\n" + SYSTEM);
    Location location = locations.register(keeping(a)).location();

    assertThat(find("system:default/shop")).isPresent();
    assertThat(locations.entityRefs(location.id())).hasSize(3);

    locations.remove(location.id());

    assertThat(find("location:default/a")).isEmpty();
    assertThat(find("location:default/b")).isEmpty();
    assertThat(find("system:default/shop")).isEmpty();
  }

  @Test
  void refusesPeopleAndGroupsFromLocations() {
    files.put(ROOT, SYSTEM + "---\n" + entity("User", "jane", "memberOf: [admins]"));

    Ingested ingested = locations.register(keeping(ROOT));

    assertThat(ingested.entities()).isEmpty();
    assertThat(ingested.location().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.fault().message()).contains("User may not"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:file:///etc/passwd", "url:catalog-info.yaml", "url:javascript:x", "url:a b"})
  void refusesWhatIsNoLocation(String location) {
    String[] parts = location.split(":", 2);

    assertThatThrownBy(
            () ->
                locations.register(
                    new LocationRequest(
                        parts[0], parts[1], null, null, OnConflict.REJECT, OnFault.KEEP)))
        .isInstanceOf(InvalidLocation.class);
  }

  @Test
  void reportsKeysThatDifferOnlyInCase() {
    files.put(ROOT, SYSTEM.replace("name: shop", "name: shop, annotations: {a: x, A: y}"));

    assertThat(locations.register(keeping(ROOT)).location().faults())
        .extracting(fault -> fault.fault().path())
        .containsExactly("/metadata/annotations/A");
  }

  @Test
  void triesALocationWithoutStoringIt() {
    files.put(ROOT, SYSTEM);

    DryRun dryRun = locations.dryRun("url", ROOT);

    assertThat(dryRun.exists()).isFalse();
    assertThat(dryRun.entities()).extracting(Entity::kind).containsExactly("Location", "System");
    assertThat(dryRun.entities()).allSatisfy(entity -> assertThat(entity.uid()).isNull());
    assertThat(locations.list()).isEmpty();

    files.put(ROOT, SYSTEM + "---\n" + SYSTEM);
    assertThatThrownBy(() -> locations.dryRun("url", ROOT)).isInstanceOf(LocationBroken.class);
    files.fail(ROOT, Reason.UNREACHABLE);
    assertThatThrownBy(() -> locations.dryRun("url", ROOT)).isInstanceOf(LocationUnreadable.class);
  }

  @Test
  void findsLocationsInEveryWay() {
    files.put(ROOT, SYSTEM);
    Location location = locations.register(keeping(ROOT)).location();

    assertThat(locations.find(location.id())).contains(location);
    assertThat(locations.find("url", ROOT)).contains(location);
    assertThat(locations.byEntity(EntityRef.parse("system:default/shop"))).contains(location);
    assertThat(locations.byEntity(EntityRef.parse("system:default/none"))).isEmpty();
    assertThat(locations.find("not-a-uuid")).isEmpty();
    assertThat(locations.remove("not-a-uuid")).isFalse();
    assertThat(locations.refreshEntity(EntityRef.parse("system:default/shop"))).isTrue();
    assertThat(locations.refreshEntity(EntityRef.parse("system:default/none"))).isFalse();
    Ancestry ancestry =
        entities
            .ancestry(EntityRef.parse("system:default/shop"), EntityQueries.EVERYTHING)
            .orElseThrow();
    assertThat(ancestry.items())
        .extracting(item -> item.entity().ref().format())
        .containsExactly("system:default/shop", location.entityRef().format());
  }

  @Test
  void letsALocationPointElsewhereAndKeepsItsName() {
    String moved = "https://git.acme.test/moved/catalog-info.yaml";
    files.put(ROOT, SYSTEM).put(moved, PAYMENTS);
    Location location = locations.register(keeping(ROOT)).location();

    Location updated = locations.update(location.id(), "url", moved).orElseThrow().location();

    assertThat(updated.id()).isEqualTo(location.id());
    assertThat(updated.entityRef()).isEqualTo(location.entityRef());
    assertThat(find("system:default/shop")).isEmpty();
    assertThat(find("component:default/payments")).isPresent();
  }

  @Test
  void bringsARemovedEntityBackUnderAnotherUid() {
    files.put(ROOT, SYSTEM);
    Location location = locations.register(keeping(ROOT)).location();
    var store = new CatalogStore(database);
    String uid = entity("system:default/shop").uid();

    assertThat(store.removeByUid(uid)).isTrue();
    assertThat(find("system:default/shop")).isEmpty();
    assertThat(store.removeByUid(uid)).isFalse();
    locations.refresh(location.id());

    assertThat(entity("system:default/shop").uid()).isNotEqualTo(uid);
  }

  private static LocationRequest keeping(String target) {
    return new LocationRequest("url", target, null, null, OnConflict.REJECT, OnFault.KEEP);
  }

  private static LocationRequest request(String target, @Nullable String mark) {
    return new LocationRequest(
        "url", target, "user:default/jane", mark, OnConflict.REJECT, OnFault.REFUSE);
  }

  private Location only() {
    return locations.list().getFirst();
  }

  private Entity entity(String ref) {
    return find(ref).orElseThrow();
  }

  private Optional<Entity> find(String ref) {
    return entities.byRef(EntityRef.parse(ref));
  }

  private static Relation relation(String type, String target) {
    return new Relation(type, EntityRef.parse(target));
  }

  private static String entity(String kind, String name, String spec) {
    return "apiVersion: backstage.io/v1alpha1\nkind: %s\nmetadata: {name: %s}\nspec: {%s}\n"
        .formatted(kind, name, spec);
  }
}
