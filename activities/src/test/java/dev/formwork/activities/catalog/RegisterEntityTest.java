package dev.formwork.activities.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.catalog.InMemoryEntityCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegisterEntityTest implements ActionContract<RegisterEntity.Input, RegisterEntity.Output> {

  private static final String URL = "https://github.com/acme/payments/blob/main/catalog-info.yaml";

  private final InMemoryEntityCatalog catalog =
      new InMemoryEntityCatalog(
          target ->
              target.equals(URL)
                  ? List.of(entity("API", "payments-api"), entity("Component", "payments"))
                  : List.of());

  @Override
  public Action<RegisterEntity.Input, RegisterEntity.Output> action() {
    return new RegisterEntity(outside(EntityCatalog.class, catalog));
  }

  @Override
  public RegisterEntity.Input input() {
    return new RegisterEntity.Input(
        null, "https://github.com/acme/payments/blob/main/", "/catalog-info.yaml", false);
  }

  @Override
  public Object world() {
    return catalog.contents();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does("somebody else registers it anew", () -> registerAnew());
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person unregisters it", () -> catalog.unregister(catalog.find(URL).orElseThrow()));
  }

  private void registerAnew() {
    catalog.unregister(catalog.find(URL).orElseThrow());
    catalog.register(URL, "somebody else", null);
  }

  @Test
  void answersTheComponentAmongTheEntities() {
    TestStep step = step();

    RegisterEntity.Output output = action().run(input(), step);

    assertThat(output.entityRef()).isEqualTo("component:default/payments");
    assertThat(output.catalogInfoUrl()).isEqualTo(URL);
    assertThat(step.made())
        .extracting("name")
        .containsExactly("api:default/payments-api", "component:default/payments");
  }

  @Test
  void goesOnWithoutTheCatalogWhenThatIsOptional() {
    TestStep step = step();
    var input = new RegisterEntity.Input("https://nowhere.example/x.yaml", null, "", true);

    RegisterEntity.Output output = action().run(input, step);

    assertThat(output.entityRef()).isNull();
    assertThat(step.lines().getFirst())
        .isEqualTo(
            "warn: The run goes on without the catalog: There is no catalog file at https://nowhere.example/x.yaml.");
  }

  @Test
  void leavesALocationThatSomebodyAddedEntitiesTo() {
    TestStep undo = step();
    action().run(input(), step());
    var before = new RegisterEntity.Output(null, URL, List.of("component:default/payments"));

    action().undo(input(), before, undo);

    assertThat(catalog.find(URL)).isPresent();
    assertThat(undo.leftovers().getFirst().reason())
        .startsWith("Somebody added api:default/payments-api to " + URL);
  }

  @Test
  void asksForAnAddress() {
    assertThatThrownBy(
            () -> action().run(new RegisterEntity.Input(null, null, "/x", false), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("(input: catalogInfoUrl)");
  }

  private static Map<String, Object> entity(String kind, String name) {
    return Map.of("kind", kind, "metadata", Map.of("name", name));
  }
}
