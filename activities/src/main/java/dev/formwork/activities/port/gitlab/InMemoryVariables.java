package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.action.ActionException.NameTaken;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Variables of projects. */
final class InMemoryVariables implements Variables {

  private final Map<String, NewVariable> variables = new TreeMap<>();

  @Override
  public synchronized Optional<Present> find(String project, String key, String scope) {
    return Optional.ofNullable(variables.get(name(project, key, scope)))
        .map(variable -> new Present(key, scope, variable.mark(), variable.value()));
  }

  @Override
  public synchronized void create(String project, NewVariable variable) {
    String name = name(project, variable.key(), variable.scope());
    if (variables.putIfAbsent(name, variable) != null) {
      throw new NameTaken(
          "Variable %s already exists in project %s (input: key). Choose another key or scope."
              .formatted(variable.key(), project));
    }
  }

  @Override
  public synchronized void delete(String project, String key, String scope) {
    variables.remove(name(project, key, scope));
  }

  private static String name(String project, String key, String scope) {
    return "%s %s %s".formatted(project, scope, key);
  }

  /** Those of projects that are there. */
  synchronized Map<String, NewVariable> of(Projects projects) {
    Map<String, NewVariable> present = new TreeMap<>(variables);
    present.keySet().removeIf(name -> projects.find(name.split(" ")[0]).isEmpty());
    return Map.copyOf(present);
  }
}
