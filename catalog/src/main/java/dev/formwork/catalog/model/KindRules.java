package dev.formwork.catalog.model;

import static dev.formwork.catalog.model.Findings.pointer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules for the `spec` of each kind. */
final class KindRules {

  private KindRules() {}

  static void check(Map<String, Object> document, Findings findings) {
    Optional<Kind> kind = Kind.named(document.get("kind"));
    if (kind.isEmpty()) {
      unknown(document.get("kind"), findings);
      return;
    }
    if (!kind.get().accepts(document.get("apiVersion"))) {
      findings.add(
          "/apiVersion",
          "apiVersion '%s' is not known for kind %s. Use %s."
              .formatted(
                  document.get("apiVersion"),
                  kind.get().title(),
                  kind.get().versions().stream().sorted().collect(Collectors.joining(" or "))));
      return;
    }
    Map<String, Object> spec = findings.object("/spec", document, "spec");
    if (spec != null) {
      spec(kind.get(), spec, findings);
    }
  }

  private static void spec(Kind kind, Map<String, Object> spec, Findings findings) {
    for (String key : kind.required()) {
      findings.requiredText(pointer("/spec", key), spec, key);
    }
    for (String key : kind.optional()) {
      findings.optionalText(pointer("/spec", key), spec, key);
    }
    for (String key : kind.lists()) {
      if (kind.requiredLists().contains(key) && !spec.containsKey(key)) {
        findings.add(
            pointer("/spec", key),
            "%s is missing. Add it; it may be an empty list.".formatted(key));
        continue;
      }
      findings.texts(pointer("/spec", key), spec, key);
    }
    switch (kind) {
      case GROUP, USER -> profile(spec, findings);
      case LOCATION -> presence(spec, findings);
      case TEMPLATE -> steps(spec, findings);
      case COMPONENT, API, RESOURCE, SYSTEM, DOMAIN -> {}
    }
  }

  private static void profile(Map<String, Object> spec, Findings findings) {
    if (!spec.containsKey("profile")) {
      return;
    }
    Map<String, Object> profile = findings.object("/spec/profile", spec, "profile");
    if (profile != null) {
      for (String key : List.of("displayName", "email", "picture")) {
        findings.optionalText("/spec/profile/" + key, profile, key);
      }
    }
  }

  private static void presence(Map<String, Object> spec, Findings findings) {
    Object presence = spec.get("presence");
    if (spec.containsKey("presence")
        && (presence == null || !Set.of("required", "optional").contains(presence))) {
      findings.add(
          "/spec/presence", "presence '%s' must be required or optional.".formatted(presence));
    }
  }

  private static void steps(Map<String, Object> spec, Findings findings) {
    if (!(spec.get("steps") instanceof List<?> steps)) {
      findings.add("/spec/steps", "steps is missing. Add a list of steps, each with an action.");
      return;
    }
    for (int i = 0; i < steps.size(); i++) {
      String path = "/spec/steps/" + i;
      if (!(steps.get(i) instanceof Map)) {
        findings.add(path, "A step must be an object with an action.");
      } else if (!Documents.map(steps.get(i)).containsKey("parallel")) {
        findings.requiredText(path + "/action", Documents.map(steps.get(i)), "action");
      }
    }
  }

  private static void unknown(@Nullable Object name, Findings findings) {
    String meant =
        Kind.similarTo(String.valueOf(name))
            .map(kind -> "Write %s.".formatted(kind.title()))
            .orElseGet(
                () ->
                    "Known kinds are %s."
                        .formatted(
                            Arrays.stream(Kind.values())
                                .map(Kind::title)
                                .collect(Collectors.joining(", "))));
    findings.add("/kind", "Kind '%s' is not known. %s".formatted(name, meant));
  }
}
