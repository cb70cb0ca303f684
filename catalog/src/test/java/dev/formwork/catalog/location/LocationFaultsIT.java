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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationFaultsIT {

  private final EmptyCatalog catalog = new EmptyCatalog();

  @Test
  void showsEveryFaultOfAFileAndKeepsWhatStandsBesideIt() {
    catalog.files.put(ROOT, SYSTEM + "---\n" + PAYMENTS.replace("owner: team-a", "dependsOn: [x]"));

    Ingested ingested = catalog.keep(ROOT);

    assertThat(ingested.entities()).extracting(Entity::name).containsExactly("shop");
    assertThat(ingested.location().faults())
        .extracting(fault -> fault.document() + " " + fault.fault().path())
        .containsExactly("2 /spec/owner", "2 /spec/dependsOn");
    assertThat(ingested.location().faults())
        .allSatisfy(fault -> assertThat(fault.fault().line()).isEqualTo(9));
    assertThat(catalog.find("component:default/payments")).isEmpty();
  }

  @Test
  void keepsTheLastGoodVersionOfABrokenEntityWithItsStatus() {
    catalog.files.put(ROOT, SYSTEM);
    catalog.keep(ROOT);

    catalog.files.put(ROOT, SYSTEM.replace("owner: team-a", "owner: 5"));
    catalog.locations.refresh(catalog.only().id());

    Entity broken = catalog.entity("system:default/shop");
    assertThat(broken.spec()).containsEntry("owner", "team-a");
    assertThat(broken.content().get("status").toString()).contains("owner must be text");
    assertThat(catalog.only().faults()).hasSize(1);

    catalog.files.put(ROOT, SYSTEM);
    catalog.locations.refresh(catalog.only().id());

    assertThat(catalog.entity("system:default/shop").content()).doesNotContainKey("status");
    assertThat(catalog.only().faults()).isEmpty();
  }

  @Test
  void keepsEverythingWhenTheFileIsNoYamlAnyMore() {
    catalog.files.put(ROOT, SYSTEM);
    catalog.keep(ROOT);

    catalog.files.put(ROOT, "a: [1\n");
    catalog.locations.refresh(catalog.only().id());

    assertThat(catalog.find("system:default/shop")).isPresent();
    assertThat(
            catalog.entity(catalog.only().entityRef().format()).content().get("status").toString())
        .contains("This is no YAML");
  }

  @Test
  void keepsEverythingWhenTheFileIsGone() {
    catalog.files.put(ROOT, SYSTEM);
    catalog.keep(ROOT);

    catalog.files.remove(ROOT);
    catalog.locations.refresh(catalog.only().id());

    assertThat(catalog.find("system:default/shop")).isPresent();
    assertThat(catalog.only().faults()).hasSize(1);
  }

  @Test
  void hidesTheEntityOfALocationThatWasNeverRead() {
    Ingested ingested = catalog.keep(ROOT);

    assertThat(ingested.location().faults()).hasSize(1);
    assertThat(catalog.find(ingested.location().entityRef().format())).isEmpty();

    catalog.files.put(ROOT, SYSTEM);
    catalog.locations.refresh(ingested.location().id());

    assertThat(catalog.find(ingested.location().entityRef().format())).isPresent();
    assertThat(catalog.find("system:default/shop")).isPresent();
  }

  @Test
  void storesNothingWhenFaultsAreRefused() {
    assertThatThrownBy(() -> catalog.require(ROOT, "m"))
        .isInstanceOfSatisfying(
            LocationUnreadable.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING));

    catalog.files.put(ROOT, SYSTEM + "---\nkind: 5\n");
    assertThatThrownBy(() -> catalog.require(ROOT, "m"))
        .isInstanceOf(LocationBroken.class)
        .hasMessageContaining("kind must be text");

    assertThat(catalog.locations.list()).isEmpty();
    assertThat(catalog.find("system:default/shop")).isEmpty();
  }

  @Test
  void refusesPeopleAndGroupsFromLocations() {
    catalog.files.put(ROOT, SYSTEM + "---\n" + entity("User", "jane", "memberOf: [admins]"));

    Ingested ingested = catalog.keep(ROOT);

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
                catalog.locations.register(
                    new LocationRequest(
                        parts[0], parts[1], null, null, OnConflict.REJECT, OnFault.KEEP)))
        .isInstanceOf(InvalidLocation.class);
  }

  @Test
  void reportsKeysThatDifferOnlyInCase() {
    catalog.files.put(ROOT, SYSTEM.replace("name: shop", "name: shop, annotations: {a: x, A: y}"));

    assertThat(catalog.keep(ROOT).location().faults())
        .extracting(fault -> fault.fault().path())
        .containsExactly("/metadata/annotations/A");
  }

  @Test
  void showsNothingBelowALocationWithAMissingTargetUntilItIsThere() {
    String all = "https://git.acme.test/all.yaml";
    catalog
        .files
        .put(all, entity("Location", "all", "targets: [./shop/catalog-info.yaml, ./none.yaml]"))
        .put(ROOT, SYSTEM);

    Location location = catalog.keep(all).location();

    assertThat(location.faults()).hasSize(1);
    assertThat(catalog.find("system:default/shop")).isEmpty();
    assertThat(catalog.find("location:default/all")).isEmpty();

    catalog.files.put("https://git.acme.test/none.yaml", PAYMENTS);
    catalog.locations.refresh(location.id());

    assertThat(catalog.find("system:default/shop")).isPresent();
    assertThat(catalog.find("location:default/all")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./missing.txt",
        "../secret.txt",
        "/secret.txt",
        "https://git.acme.test/secret.txt",
        "https://other.test/shop/x",
        "%2e%2e/secret.txt",
        "a b",
      })
  void refusesPlaceholdersThatLeaveTheFolder(String target) {
    catalog
        .files
        .put(
            ROOT,
            entity(
                "API",
                "a",
                "type: x, lifecycle: y, owner: z, definition: {$text: '%s'}".formatted(target)))
        .put("https://git.acme.test/secret.txt", "secret");

    assertThat(catalog.keep(ROOT).location().faults())
        .extracting(fault -> fault.fault().path())
        .contains("/spec/definition");
    assertThat(catalog.find("api:default/a")).isEmpty();
  }
}
