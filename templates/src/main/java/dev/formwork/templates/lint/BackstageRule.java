package dev.formwork.templates.lint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Formwork does otherwise than Backstage, or not at all. */
final class BackstageRule implements Rule {

  private static final String RULE = "backstage-differs";

  @Override
  public void check(Subject subject, Findings findings) {
    for (String key : new String[] {"formDecorators", "EXPERIMENTAL_formDecorators"}) {
      if (subject.spec().containsKey(key)) {
        findings.add(
            Severity.INFO,
            RULE,
            "/spec/" + key,
            "Decorators are code of your Backstage frontend. A run that is started from Formwork's own portal or by the API does without the values and secrets they would add.");
      }
    }
    if (subject.spec().containsKey("EXPERIMENTAL_recovery")) {
      findings.add(
          Severity.INFO,
          RULE,
          "/spec/EXPERIMENTAL_recovery",
          "Every run of Formwork survives restarts, so nothing is started over; the key only shows the retry button in Backstage's frontend.");
    }
    flags(subject.spec().get("parameters"), "/spec/parameters", findings);
    for (Step step : subject.steps()) {
      if (step.input().containsKey("copyWithoutRender")) {
        findings.add(
            Severity.WARNING,
            "ignored-input",
            step.pointer("input") + "/copyWithoutRender",
            "'copyWithoutRender' has had no effect since Backstage's scaffolder 2.0, so these files are rendered. Rename it to 'copyWithoutTemplating'.");
      }
    }
  }

  private static void flags(@Nullable Object tree, String pointer, Findings findings) {
    if (tree instanceof Map<?, ?> map) {
      if (map.containsKey("backstage:featureFlag")) {
        findings.add(
            Severity.INFO,
            RULE,
            Content.pointer(pointer, "backstage:featureFlag"),
            "Only frontends know feature flags; Formwork's portal leaves this part of the form out until a person sets the flag in the browser.");
      }
      map.forEach(
          (key, value) -> flags(value, Content.pointer(pointer, String.valueOf(key)), findings));
    } else if (tree instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        flags(list.get(i), Content.pointer(pointer, i), findings);
      }
    }
  }
}
