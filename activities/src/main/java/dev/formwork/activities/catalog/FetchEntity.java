package dev.formwork.activities.catalog;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.catalog.EntityCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("Reads entities from the catalog, for use in later steps.")
final class FetchEntity implements Action<FetchEntity.Input, FetchEntity.Output> {

  record Input(
      @Doc("The entity to read, such as `component:default/payments`.") @Nullable String entityRef,
      @Doc("The entities to read; `entities` of the output has them in this order.")
          @Nullable List<String> entityRefs,
      @Doc("Whether the run goes on when an entity is missing; it is null in the output then.")
          @Default("false")
          boolean optional,
      @Doc("Kind of a reference that says none, such as `component`.") @Nullable String defaultKind,
      @Doc("Namespace of a reference that says none.") @Default("\"default\"")
          String defaultNamespace) {}

  record Output(
      @Doc("The entity of `entityRef`.") @Nullable Map<String, Object> entity,
      @Doc("The entities of `entityRefs`.")
          @Nullable List<@Nullable Map<String, Object>> entities) {}

  private final EntityCatalog catalog;

  FetchEntity(EntityCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public String id() {
    return "catalog:fetch";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withDryRun();
  }

  @Override
  public Output run(Input input, StepContext step) {
    String ref = input.entityRef();
    List<String> refs = input.entityRefs();
    if (ref == null && refs == null && !input.optional()) {
      throw new InvalidInput(
          "There is no entity to read (input: entityRef). Give entityRef or entityRefs.");
    }
    Map<String, Object> entity = ref == null ? null : read(ref, "entityRef", input);
    if (refs == null) {
      return new Output(entity, null);
    }
    List<@Nullable Map<String, Object>> entities = new ArrayList<>();
    for (int i = 0; i < refs.size(); i++) {
      entities.add(read(refs.get(i), "entityRefs[%d]".formatted(i), input));
    }
    return new Output(entity, entities);
  }

  private @Nullable Map<String, Object> read(String ref, String name, Input input) {
    Map<String, Object> entity = catalog.entity(full(ref, name, input)).orElse(null);
    if (entity == null && !input.optional()) {
      throw new InvalidInput(
          "There is no entity '%s' in the catalog (input: %s). Correct the reference or set optional: true."
              .formatted(ref, name));
    }
    return entity;
  }

  private static String full(String ref, String name, Input input) {
    int colon = ref.indexOf(':');
    String kind = colon < 0 ? input.defaultKind() : ref.substring(0, colon);
    String rest = ref.substring(colon + 1);
    String path = rest.contains("/") ? rest : input.defaultNamespace() + "/" + rest;
    if (kind == null || kind.isEmpty() || !path.matches("[^/]+/[^/]+")) {
      throw new InvalidInput(
          "'%s' is not a reference to an entity (input: %s). Write e.g. component:default/payments."
              .formatted(ref, name));
    }
    return (kind + ":" + path).toLowerCase(Locale.ROOT);
  }

  /** Reading leaves nothing behind. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
