package dev.formwork.activities.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteEntityTest implements ActionContract<WriteEntity.Input, NoOutput> {

  @Override
  public Action<WriteEntity.Input, NoOutput> action() {
    return new WriteEntity();
  }

  @Override
  public WriteEntity.Input input() {
    Map<String, Object> entity = Map.of("metadata", Map.of("name", "payments"));
    return new WriteEntity.Input(entity, "catalog-info.yaml");
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void namesTheTemplateThatTheEntityCameFrom() {
    TestStep step = step();

    action().run(input(), step);

    assertThat(step.files())
        .containsEntry(
            "catalog-info.yaml",
            """
            metadata:
              name: payments
              annotations:
                backstage.io/source-template: template:default/service
            """);
  }

  @Test
  void refusesAnEntityWithoutMetadata() {
    var input = new WriteEntity.Input(Map.of("kind", "Component"), "catalog-info.yaml");

    assertThatThrownBy(() -> action().run(input, step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("(input: entity.metadata)");
  }
}
