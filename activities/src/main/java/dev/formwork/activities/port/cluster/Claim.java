package dev.formwork.activities.port.cluster;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claim that is in a cluster.
 *
 * @param object as the cluster holds it now
 * @param mark of the step that applied it, or null when no step did
 * @param editors who else set fields of its spec by now, such as `kubectl-edit`; the controllers
 *     that serve the claim are none
 */
public record Claim(
    ClaimRef ref,
    String uid,
    Map<String, Object> object,
    @Nullable String mark,
    List<String> editors) {

  /** Annotation that holds the mark of the step that made the object. */
  public static final String MARK_ANNOTATION = "formwork.dev/made-by";

  /** Label that holds the id of the run that made the object. */
  public static final String RUN_LABEL = "formwork.dev/run";

  public Claim {
    object = Collections.unmodifiableMap(new LinkedHashMap<>(object));
    editors = List.copyOf(editors);
  }

  /** A claim that nobody else has edited. */
  public Claim(ClaimRef ref, String uid, Map<String, Object> object, @Nullable String mark) {
    this(ref, uid, object, mark, List.of());
  }

  /** Whether the step with this mark made it. */
  public boolean isMadeBy(String stepMark) {
    return stepMark.equals(mark);
  }
}
