package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.cluster.Claim;
import dev.formwork.activities.port.cluster.ClaimRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The Kubernetes object of a claim, marked as made by its step. */
record ClaimManifest(ClaimRef ref, Map<String, Object> object) {

  /** Crossplane makes label values of names: https://docs.crossplane.io, read 2026-11. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final Pattern API_VERSION =
      Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?/v[0-9]+((alpha|beta)[0-9]+)?");
  private static final String TEMPLATE_ANNOTATION = "formwork.dev/template";

  static ClaimManifest of(ClaimInput input, StepContext step) {
    Map<String, Object> labels = new LinkedHashMap<>(input.labels());
    labels.put(Claim.RUN_LABEL, step.run().runId());
    Map<String, Object> annotations = new LinkedHashMap<>(input.annotations());
    annotations.put(Claim.MARK_ANNOTATION, step.mark());
    annotations.put(TEMPLATE_ANNOTATION, step.run().templateRef());
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", input.name());
    metadata.put("namespace", input.namespace());
    metadata.put("labels", labels);
    metadata.put("annotations", annotations);
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("apiVersion", input.apiVersion());
    object.put("kind", input.kind());
    object.put("metadata", metadata);
    object.put("spec", input.spec());
    var ref = new ClaimRef(input.apiVersion(), input.kind(), input.namespace(), input.name());
    return new ClaimManifest(ref, Collections.unmodifiableMap(object));
  }

  /** Faults of the names, which no schema knows. */
  List<String> faults() {
    var faults = new ArrayList<String>();
    check(API_VERSION, ref.apiVersion(), "apiVersion", "database.example.org/v1alpha1", faults);
    check(Pattern.compile("[A-Z][A-Za-z0-9]*"), ref.kind(), "kind", "PostgreSQLInstance", faults);
    check(NAME, ref.name(), "name", "payments-database", faults);
    check(NAME, ref.namespace(), "namespace", "payments", faults);
    return faults;
  }

  private static void check(
      Pattern pattern, String value, String input, String example, List<String> faults) {
    if (!pattern.matcher(value).matches()) {
      faults.add("%s '%s' is not allowed, use e.g. %s".formatted(input, value, example));
    }
  }

  /** Kind, namespace and name, as people write them. */
  String title() {
    return "%s %s/%s".formatted(ref.kind(), ref.namespace(), ref.name());
  }

  String yaml() {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .setWidth(120)
            .build();
    return new Dump(settings).dumpToString(object);
  }

  /** Reads one object; empty when the text holds anything else. */
  static Optional<Map<?, ?>> parse(String yaml) {
    try {
      Object object = new Load(LoadSettings.builder().build()).loadFromString(yaml);
      return object instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
    } catch (YamlEngineException e) {
      return Optional.empty();
    }
  }

  /** Whether the object carries the mark of this step. */
  static boolean isMadeBy(Map<?, ?> object, StepContext step) {
    return object.get("metadata") instanceof Map<?, ?> metadata
        && metadata.get("annotations") instanceof Map<?, ?> annotations
        && step.mark().equals(annotations.get(Claim.MARK_ANNOTATION));
  }

  /**
   * Throws with all faults.
   *
   * @throws InvalidInput when there are any
   */
  void require(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new InvalidInput(
          "Claim %s does not fit (input: spec): %s. Correct all of it, then start again."
              .formatted(title(), String.join("; ", faults)));
    }
  }
}
