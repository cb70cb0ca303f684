package dev.formwork.activities.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.catalog.InMemoryEntityCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchEntityTest implements ActionContract<FetchEntity.Input, FetchEntity.Output> {

  private static final Map<String, Object> LEDGER =
      Map.of("kind", "Component", "metadata", Map.of("name", "ledger"));

  private final InMemoryEntityCatalog catalog = new InMemoryEntityCatalog(target -> List.of());

  FetchEntityTest() {
    catalog.put(LEDGER);
  }

  @Override
  public Action<FetchEntity.Input, FetchEntity.Output> action() {
    return new FetchEntity(outside(EntityCatalog.class, catalog));
  }

  @Override
  public FetchEntity.Input input() {
    return new FetchEntity.Input("ledger", null, false, "Component", "default");
  }

  @Override
  public Object world() {
    return catalog.contents();
  }

  @Test
  void answersTheEntity() {
    assertThat(action().run(input(), step()).entity()).isEqualTo(LEDGER);
  }

  @Test
  void answersNullForAMissingEntityThatIsOptional() {
    var input =
        new FetchEntity.Input(
            null, List.of("component:other/ledger", "component:ledger"), true, null, "default");

    assertThat(action().run(input, step()).entities()).containsExactly(null, LEDGER);
  }

  @Test
  void answersNothingWhenNothingIsAskedForThatIsNeeded() {
    var input = new FetchEntity.Input(null, null, true, null, "default");

    assertThat(action().run(input, step())).isEqualTo(new FetchEntity.Output(null, null));
  }

  @Test
  void namesTheReferenceThatLeadsNowhere() {
    var input =
        new FetchEntity.Input(null, List.of("component:ledger", "x:y"), false, null, "default");

    assertThatThrownBy(() -> action().run(input, step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("There is no entity 'x:y' in the catalog (input: entityRefs[1])");
  }

  @Test
  void refusesAReferenceWithoutAKind() {
    var input = new FetchEntity.Input("ledger", null, false, null, "default");

    assertThatThrownBy(() -> action().run(input, step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("'ledger' is not a reference to an entity (input: entityRef)");
  }
}
