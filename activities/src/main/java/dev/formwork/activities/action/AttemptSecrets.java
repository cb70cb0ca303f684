package dev.formwork.activities.action;

import dev.formwork.activities.port.secret.RunSecrets;
import dev.formwork.workflows.StepRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a run as one attempt knows them: those of the form, those that steps kept, and the
 * notes of this step. A kept secret is named `kept:<step>/<name>:<random>`; the random part makes
 * what stands for it impossible to guess for whoever fills in the form.
 */
final class AttemptSecrets {

  private static final String KEPT = "kept:";
  private static final String NOTE = RunSecrets.NOTE;
  private static final String STARS = "***";

  private final RunSecrets store;
  private final String runId;
  private final String step;
  private final Redactor redactor;
  private final Map<String, String> all;

  private AttemptSecrets(
      RunSecrets store, String runId, String step, Redactor redactor, Map<String, String> all) {
    this.store = store;
    this.runId = runId;
    this.step = step;
    this.redactor = redactor;
    this.all = all;
  }

  /**
   * All secrets of the run.
   *
   * @param redactor learns every one of them
   */
  static AttemptSecrets reveal(RunSecrets store, StepRequest request, Redactor redactor) {
    String runId = request.run().runId();
    String step = request.idempotencyKey().substring(runId.length() + 1);
    Map<String, String> all = new LinkedHashMap<>(store.reveal(runId));
    all.forEach(
        (name, value) -> {
          if (!name.startsWith(NOTE)) {
            redactor.add(value);
          }
        });
    return new AttemptSecrets(store, runId, step, redactor, all);
  }

  /** Those that were given with the form, by name. */
  Map<String, String> form() {
    Map<String, String> form = new LinkedHashMap<>(all);
    form.keySet().removeIf(name -> name.startsWith(KEPT) || name.startsWith(NOTE));
    return form;
  }

  /** Those of the needed secrets that are gone; `kept:` stands for one that a step kept. */
  synchronized List<String> missing(List<String> needed) {
    boolean hasKept = all.keySet().stream().anyMatch(name -> name.startsWith(KEPT));
    return needed.stream()
        .filter(name -> name.equals(KEPT) ? !hasKept : !all.containsKey(name))
        .toList();
  }

  /** Names of all that must not be read by anybody. */
  synchronized List<String> names() {
    return all.keySet().stream().filter(name -> !name.startsWith(NOTE)).toList();
  }

  synchronized Optional<String> named(String name) {
    return Optional.ofNullable(all.get(name));
  }

  synchronized String keep(String name, String value) {
    String key = key(name).orElseGet(() -> prefix(name) + UUID.randomUUID());
    redactor.add(value);
    store(key, value);
    return standIn(key);
  }

  synchronized Optional<String> kept(String name) {
    return key(name).map(all::get);
  }

  synchronized void note(String name, String text) {
    store(NOTE + step + "/" + name, text);
  }

  synchronized Optional<String> noted(String name) {
    return named(NOTE + step + "/" + name);
  }

  synchronized void forget(String name) {
    List<String> keys = new ArrayList<>(List.of(NOTE + step + "/" + name));
    key(name).ifPresent(keys::add);
    for (String key : keys) {
      if (all.remove(key) != null) {
        store.forget(runId, key);
      }
    }
  }

  private void store(String key, String value) {
    store.keep(runId, Map.of(key, value));
    all.put(key, value);
  }

  private Optional<String> key(String name) {
    return all.keySet().stream().filter(key -> key.startsWith(prefix(name))).findFirst();
  }

  private String prefix(String name) {
    return KEPT + step + "/" + name + ":";
  }

  /** The input with each kept secret in the place of what stands for it. */
  @SuppressWarnings("unchecked")
  synchronized Map<String, Object> resolve(Map<String, Object> input) {
    Map<String, String> standIns = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (name.startsWith(KEPT)) {
            standIns.put(standIn(name), value);
          }
        });
    return standIns.isEmpty()
        ? input
        : (Map<String, Object>) Objects.requireNonNull(resolved(input, standIns));
  }

  private static String standIn(String key) {
    return STARS + key + STARS;
  }

  private static @Nullable Object resolved(@Nullable Object tree, Map<String, String> standIns) {
    return switch (tree) {
      case String text -> resolvedText(text, standIns);
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> clear = new LinkedHashMap<>();
        map.forEach((key, value) -> clear.put(key, resolved(value, standIns)));
        yield clear;
      }
      case List<?> list -> {
        List<@Nullable Object> clear = new ArrayList<>();
        list.forEach(item -> clear.add(resolved(item, standIns)));
        yield clear;
      }
      case null -> null;
      default -> tree;
    };
  }

  private static String resolvedText(String text, Map<String, String> standIns) {
    String clear = text;
    if (text.contains(STARS + KEPT)) {
      for (Map.Entry<String, String> standIn : standIns.entrySet()) {
        clear = clear.replace(standIn.getKey(), standIn.getValue());
      }
    }
    return clear;
  }
}
