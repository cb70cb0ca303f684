package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.action.Spread;
import dev.formwork.activities.port.cluster.ClaimRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Input of `crossplane:claim:wait`. */
record ClaimWaitInput(
    @Doc("Group and version, such as the output `apiVersion` of `crossplane:claim`.")
        String apiVersion,
    @Doc("Kind of the claim or composite, such as `PostgreSQLInstance`.") String kind,
    @Doc("Name of the claim or composite.") String name,
    @Doc("Namespace of the claim; it does not matter for a composite without one.")
        @Default("\"default\"")
        String namespace,
    @Doc(
            "Fields that the step answers, by name, such as `{host: status.address.host}`; one that is not written yet is waited for.")
        @Default("{}")
        Map<String, String> output,
    @Doc(
            "How long an error of Crossplane may last before the step fails; most errors pass by themselves.")
        @Default("\"15m\"")
        String failAfter,
    @Spread Patience patience) {

  ClaimWaitInput {
    output = Collections.unmodifiableMap(new LinkedHashMap<>(output));
  }

  ClaimRef ref() {
    return new ClaimRef(apiVersion, kind, namespace, name);
  }

  /** Kind, namespace and name, as people write them. */
  String title() {
    return "%s %s/%s".formatted(kind, namespace, name);
  }
}
