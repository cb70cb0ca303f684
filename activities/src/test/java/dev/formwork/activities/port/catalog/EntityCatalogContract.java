package dev.formwork.activities.port.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link EntityCatalog} does alike. */
public interface EntityCatalogContract {

  String PAYMENTS = "http://git.example/payments/catalog-info.yaml";
  String COPY = "http://git.example/copy/catalog-info.yaml";
  String MISSING = "http://git.example/missing/catalog-info.yaml";

  /**
   * An empty catalog that finds a component `payments` and a resource `payments-db` at {@link
   * #PAYMENTS}, the component again at {@link #COPY}, and nothing at {@link #MISSING}.
   */
  EntityCatalog catalog();

  /** The kind of the fixture's component with its name and the least that makes it valid. */
  static Map<String, Object> entity(String kind, String name, String type) {
    return Map.of(
        "apiVersion",
        "backstage.io/v1alpha1",
        "kind",
        kind,
        "metadata",
        Map.of("name", name),
        "spec",
        kind.equals("Component")
            ? Map.of("type", type, "lifecycle", "production", "owner", "team-a")
            : Map.of("type", type, "owner", "team-a"));
  }

  @Test
  default void registersALocationWithItsEntitiesAtOnce() {
    EntityCatalog catalog = catalog();

    Registration registration = catalog.register(PAYMENTS, "run-1/register", "user:default/ada");

    assertThat(registration.entityRefs())
        .containsExactly("component:default/payments", "resource:default/payments-db");
    assertThat(registration.isMadeBy("run-1/register")).isTrue();
    assertThat(catalog.find(PAYMENTS)).contains(registration);
    assertThat(catalog.entity("component:default/payments").orElseThrow())
        .containsEntry("kind", "Component");
  }

  @Test
  default void answersTheSameRegistrationToTheSameMark() {
    EntityCatalog catalog = catalog();
    Registration registration = catalog.register(PAYMENTS, "run-1/register", null);

    assertThat(catalog.register(PAYMENTS, "run-1/register", null)).isEqualTo(registration);
  }

  @Test
  default void refusesALocationThatAnotherMarkRegistered() {
    EntityCatalog catalog = catalog();
    catalog.register(PAYMENTS, "run-1/register", null);

    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> catalog.register(PAYMENTS, "run-2/register", null));
    assertThat(catalog.find(PAYMENTS).orElseThrow().isMadeBy("run-1/register")).isTrue();
  }

  @Test
  default void refusesAnEntityThatAnotherLocationHolds() {
    EntityCatalog catalog = catalog();
    catalog.register(PAYMENTS, "run-1/register", null);

    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> catalog.register(COPY, "run-2/register", null))
        .withMessageContaining("component:default/payments");
    assertThat(catalog.find(COPY)).isEmpty();
  }

  @Test
  default void refusesAnAddressWhereNothingIs() {
    EntityCatalog catalog = catalog();

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> catalog.register(MISSING, "run-1/register", null))
        .withMessageContaining(MISSING);
    assertThat(catalog.find(MISSING)).isEmpty();
  }

  @Test
  default void unregistersALocationWithItsEntities() {
    EntityCatalog catalog = catalog();
    Registration registration = catalog.register(PAYMENTS, "run-1/register", null);

    catalog.unregister(registration);
    catalog.unregister(registration);

    assertThat(catalog.find(PAYMENTS)).isEmpty();
    assertThat(catalog.entity("component:default/payments")).isEmpty();
    assertThat(catalog.register(PAYMENTS, "run-2/register", null).isMadeBy("run-2/register"))
        .isTrue();
  }

  @Test
  default void findsNoEntityThatNobodyDescribed() {
    assertThat(catalog().entity("component:default/nothing")).isEmpty();
  }
}
