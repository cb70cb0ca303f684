package dev.formwork.activities.catalog;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.catalog.Registration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

@Doc("Registers a `catalog-info.yaml` in the catalog.")
final class RegisterEntity implements Action<RegisterEntity.Input, RegisterEntity.Output> {

  private static final String KIND = "entity";

  record Input(
      @Doc("Address of the file; leave it out when `repoContentsUrl` is given.")
          @Nullable String catalogInfoUrl,
      @Doc("Address of a repository's files, as a `publish` step answers it.")
          @Nullable String repoContentsUrl,
      @Doc("Path of the file in the repository.") @Default("\"/catalog-info.yaml\"")
          String catalogInfoPath,
      @Doc("Whether the run goes on when the catalog refuses the file.") @Default("false")
          boolean optional) {}

  record Output(
      @Doc(
              "The entity that stands for what the run makes: the first component, or the first entity.")
          @Nullable String entityRef,
      @Doc("Address of the file.") String catalogInfoUrl,
      @Doc("All entities of the file.") List<String> entityRefs) {}

  private final EntityCatalog catalog;

  RegisterEntity(EntityCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public String id() {
    return "catalog:register";
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
    return ActionTraits.defaults().withUndo();
  }

  @Override
  public Output run(Input input, StepContext step) {
    String target = target(input);
    Registration registration;
    try {
      registration = catalog.register(target, step.mark(), step.run().initiator().ref());
    } catch (ActionException e) {
      if (!input.optional() || !e.isFinal()) {
        throw e;
      }
      step.log().warn("The run goes on without the catalog: " + e.getMessage());
      return new Output(null, target, List.of());
    }
    registration.entityRefs().forEach(ref -> step.made(KIND, ref, null));
    step.log().info("Registered %s.".formatted(String.join(", ", registration.entityRefs())));
    return new Output(main(registration.entityRefs()), target, registration.entityRefs());
  }

  private static String target(Input input) {
    if (input.catalogInfoUrl() != null) {
      return input.catalogInfoUrl();
    }
    if (input.repoContentsUrl() == null) {
      throw new InvalidInput(
          "There is no address to register (input: catalogInfoUrl). Give catalogInfoUrl or repoContentsUrl.");
    }
    return input.repoContentsUrl().replaceAll("/+$", "")
        + "/"
        + input.catalogInfoPath().replaceAll("^(\\./|/)+", "");
  }

  private static @Nullable String main(List<String> refs) {
    Predicate<String> byHand = ref -> !ref.contains("/generated-");
    return refs.stream()
        .filter(ref -> ref.startsWith("component:"))
        .filter(byHand)
        .findFirst()
        .or(() -> refs.stream().filter(byHand).findFirst())
        .or(() -> refs.stream().findFirst())
        .orElse(null);
  }

  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    Registration registration = catalog.find(target(input)).orElse(null);
    if (registration == null) {
      return;
    }
    if (!registration.isMadeBy(step.mark())) {
      if (output != null && !output.entityRefs().isEmpty()) {
        step.leftover(
            KIND,
            String.join(", ", registration.entityRefs()),
            null,
            "Somebody else registered %s after the run. It stays."
                .formatted(registration.target()));
      }
      return;
    }
    List<String> known = output == null ? registration.entityRefs() : output.entityRefs();
    List<String> added =
        registration.entityRefs().stream().filter(ref -> !known.contains(ref)).toList();
    if (!added.isEmpty()) {
      step.leftover(
          KIND,
          String.join(", ", known),
          null,
          "Somebody added %s to %s after the run registered it. Unregister the location by hand when nobody needs it."
              .formatted(String.join(", ", added), registration.target()));
      return;
    }
    catalog.unregister(registration);
    known.forEach(ref -> step.undone(KIND, ref, null));
  }
}
