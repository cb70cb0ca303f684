package dev.formwork.templates.lint;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The actions by their ids. */
final class KnownActions {

  /** Actions of Backstage's modules that need a word of their own when they are missing. */
  private static final Map<String, String> REPLACEMENTS =
      Map.of(
          "fetch:cookiecutter",
              "Use fetch:template with 'cookiecutterCompat: true', which renders the same skeleton without the cookiecutter program",
          "publish:gerrit", "Gerrit is not connected. Serve the action from a worker of your own",
          "publish:gerrit:review",
              "Gerrit is not connected. Serve the action from a worker of your own",
          "sentry:project:create", "Call Sentry's API by http:request instead",
          "sentry:fetch:dsn", "Call Sentry's API by http:request instead",
          "http:backstage:request", "Use http:request instead");

  private final Map<String, KnownAction> byId = new TreeMap<>();

  KnownActions(Collection<KnownAction> actions) {
    actions.forEach(action -> byId.put(action.id(), action));
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  Optional<KnownAction> find(@Nullable String id) {
    return id == null ? Optional.empty() : Optional.ofNullable(byId.get(id));
  }

  /** What to do about an id that is not known. */
  String advice(String id) {
    String replacement = REPLACEMENTS.get(id);
    if (replacement != null) {
      return " " + replacement + ".";
    }
    return Nearest.to(id, byId.keySet())
        .map(" Did you mean '%s'?"::formatted)
        .orElse(
            " Correct the id, or start a worker that has it; './formwork template actions' lists those that are known.");
  }

  Map<String, KnownAction> all() {
    return byId;
  }
}
