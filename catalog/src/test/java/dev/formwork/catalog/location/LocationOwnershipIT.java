package dev.formwork.catalog.location;

import static dev.formwork.catalog.location.EmptyCatalog.PAYMENTS;
import static dev.formwork.catalog.location.EmptyCatalog.ROOT;
import static dev.formwork.catalog.location.EmptyCatalog.SYSTEM;
import static dev.formwork.catalog.location.EmptyCatalog.entity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.store.CatalogStore;
import dev.formwork.catalog.store.EntityTaken;
import org.junit.jupiter.api.Test;

class LocationOwnershipIT {

  private final EmptyCatalog catalog = new EmptyCatalog();

  @Test
  void leavesAnEntityToTheLocationThatDescribedItFirst() {
    String other = "https://git.acme.test/other/catalog-info.yaml";
    catalog.files.put(ROOT, SYSTEM).put(other, SYSTEM + "---\n" + PAYMENTS);
    catalog.keep(ROOT);

    assertThatThrownBy(() -> catalog.require(other, "m"))
        .isInstanceOf(EntityTaken.class)
        .hasMessageContaining("system:default/shop")
        .hasMessageContaining(ROOT);
    assertThat(catalog.locations.list()).hasSize(1);

    Ingested kept = catalog.keep(other);

    assertThat(kept.taken()).extracting(EntityRef::format).containsExactly("system:default/shop");
    assertThat(kept.entities()).extracting(Entity::name).containsExactly("Payments");
    assertThat(catalog.entity("system:default/shop").annotation("backstage.io/managed-by-location"))
        .isEqualTo("url:" + ROOT);

    String uid = catalog.entity("system:default/shop").uid();
    catalog.locations.remove(catalog.locations.find("url", ROOT).orElseThrow().id());
    assertThat(catalog.find("system:default/shop")).isEmpty();

    catalog.locations.refresh(kept.location().id());
    assertThat(catalog.entity("system:default/shop").uid()).isNotEqualTo(uid);
  }

  @Test
  void followsLocationsAndKeepsWhatAnotherRootReaches() {
    String all = "https://git.acme.test/all.yaml";
    catalog
        .files
        .put(
            all,
            entity(
                "Location",
                "all",
                "targets: [./shop/catalog-info.yaml, /none.yaml], presence: optional"))
        .put(ROOT, SYSTEM);
    Location viaAll = catalog.keep(all).location();
    Location direct = catalog.keep(ROOT).location();

    assertThat(viaAll.faults()).isEmpty();
    assertThat(catalog.locations.entityRefs(viaAll.id()))
        .extracting(EntityRef::format)
        .containsExactly("location:default/all", "system:default/shop");

    catalog.locations.remove(viaAll.id());
    assertThat(catalog.find("location:default/all")).isEmpty();
    assertThat(catalog.find("system:default/shop")).isPresent();

    catalog.locations.remove(direct.id());
    assertThat(catalog.find("system:default/shop")).isEmpty();
    assertThat(catalog.locations.remove(direct.id())).isFalse();
  }

  @Test
  void survivesLocationsThatLeadToEachOther() {
    String a = "https://git.acme.test/a.yaml";
    String b = "https://git.acme.test/b.yaml";
    catalog
        .files
        .put(a, entity("Location", "a", "target: ./b.yaml"))
        .put(b, entity("Location", "b", "target: ./a.yaml") + "---\n" + SYSTEM);
    Location location = catalog.keep(a).location();

    assertThat(catalog.find("system:default/shop")).isPresent();
    assertThat(catalog.locations.entityRefs(location.id())).hasSize(3);

    catalog.locations.remove(location.id());

    assertThat(catalog.find("location:default/a")).isEmpty();
    assertThat(catalog.find("location:default/b")).isEmpty();
    assertThat(catalog.find("system:default/shop")).isEmpty();
  }

  @Test
  void bringsARemovedEntityBackUnderAnotherUid() {
    catalog.files.put(ROOT, SYSTEM);
    Location location = catalog.keep(ROOT).location();
    var store = new CatalogStore(catalog.database);
    String uid = catalog.entity("system:default/shop").uid();

    assertThat(store.removeByUid(uid)).isTrue();
    assertThat(catalog.find("system:default/shop")).isEmpty();
    assertThat(store.removeByUid(uid)).isFalse();
    catalog.locations.refresh(location.id());

    assertThat(catalog.entity("system:default/shop").uid()).isNotEqualTo(uid);
  }
}
