package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.Doc;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Output of `crossplane:claim:wait`. */
record ClaimWaitOutput(
    @Doc("Name of the claim or composite.") String name,
    @Doc("Namespace of the claim; empty when it has none.") String namespace,
    @Doc("Name of the composite behind the claim; absent when it is one itself.")
        @Nullable String composite,
    @Doc("Name of the Secret with the connection details, never its content; absent when none.")
        @Nullable String connectionSecret,
    @Doc("The fields that `output` asked for.") Map<String, Object> values) {

  ClaimWaitOutput {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
