package dev.formwork.activities.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The actions that a worker knows, by id and former ids. */
public final class ActionRegistry {

  private final Map<String, RegisteredAction<?, ?>> byName = new LinkedHashMap<>();
  private final List<ActionManifest> manifests = new ArrayList<>();

  private ActionRegistry() {}

  /**
   * A registry of these actions.
   *
   * @throws IllegalArgumentException when two claim the same id, or an id ends in `:undo`
   */
  public static ActionRegistry of(Collection<? extends Action<?, ?>> actions) {
    var registry = new ActionRegistry();
    actions.forEach(registry::add);
    return registry;
  }

  private void add(Action<?, ?> action) {
    var manifest = action.manifest();
    var registered = RegisteredAction.of(action, manifest);
    put(action.id(), registered);
    manifest.traits().aliases().forEach(alias -> put(alias, registered));
    manifests.add(manifest);
  }

  private void put(String id, RegisteredAction<?, ?> action) {
    if (id.endsWith(":undo") || byName.putIfAbsent(id, action) != null) {
      throw new IllegalArgumentException(
          "Action id '%s' is taken or ends in ':undo'. Choose another id.".formatted(id));
    }
  }

  /** The manifests in the order in which the actions were given. */
  public List<ActionManifest> manifests() {
    return List.copyOf(manifests);
  }

  Optional<RegisteredAction<?, ?>> find(String id) {
    return Optional.ofNullable(byName.get(id));
  }
}
