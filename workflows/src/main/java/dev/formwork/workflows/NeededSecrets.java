package dev.formwork.workflows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the secrets without which an input cannot be rendered again. */
final class NeededSecrets {

  /** What the stand-in of a secret that a step made begins with, behind three stars. */
  private static final String KEPT = "kept:";

  private NeededSecrets() {}

  static List<String> of(StepRequest request) {
    List<String> needed = new ArrayList<>();
    for (String name : request.run().secretNames()) {
      boolean isMentioned =
          request.deferred().stream()
              .map(pointer -> String.valueOf(at(request.input(), pointer)))
              .anyMatch(text -> text.contains("secrets") && text.contains(name));
      if (isMentioned) {
        needed.add(name);
      }
    }
    if (hasStandIn(request.input())) {
      needed.add(KEPT);
    }
    return needed;
  }

  private static @Nullable Object at(Object tree, String pointer) {
    Object value = tree;
    for (String part : pointer.substring(1).split("/", -1)) {
      String name = part.replace("~1", "/").replace("~0", "~");
      value =
          switch (value) {
            case Map<?, ?> map -> map.get(name);
            case List<?> list -> list.get(Integer.parseInt(name));
            case null, default -> null;
          };
    }
    return value;
  }

  private static boolean hasStandIn(@Nullable Object tree) {
    return switch (tree) {
      case String text -> text.contains("***" + KEPT);
      case Map<?, ?> map -> map.values().stream().anyMatch(NeededSecrets::hasStandIn);
      case List<?> list -> list.stream().anyMatch(NeededSecrets::hasStandIn);
      case null, default -> false;
    };
  }
}
