package dev.formwork.activities.notify;

import dev.formwork.activities.action.StepContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts `***` in the place of the run's secrets in what is about to be sent: a message stays with
 * those who got it, and with every system on its way.
 */
final class HiddenSecrets {

  private final List<String> secrets = new ArrayList<>();
  private final StepContext step;
  private boolean found;

  HiddenSecrets(StepContext step) {
    this.step = step;
    for (String name : step.run().secretNames()) {
      step.secret(name).filter(value -> value.strip().length() > 1).ifPresent(secrets::add);
    }
  }

  String in(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, "***");
    }
    if (!clean.equals(text) && !found) {
      found = true;
      step.log().warn("The message names a secret of this run; *** is sent in its place.");
    }
    return clean;
  }

  @Nullable String inOptional(@Nullable String text) {
    return text == null ? null : in(text);
  }

  /** In every string of a tree of maps and lists. */
  @Nullable Object inTree(@Nullable Object tree) {
    return switch (tree) {
      case String text -> in(text);
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> clean = new LinkedHashMap<>();
        map.forEach((key, value) -> clean.put(key, inTree(value)));
        yield clean;
      }
      case List<?> list -> {
        List<@Nullable Object> clean = new ArrayList<>();
        list.forEach(item -> clean.add(inTree(item)));
        yield clean;
      }
      case null -> null;
      default -> tree;
    };
  }
}
