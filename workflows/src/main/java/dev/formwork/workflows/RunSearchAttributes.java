package dev.formwork.workflows;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.common.SearchAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The search attributes of a run. They are plain text in Temporal's database and hold no answers of
 * the form.
 */
public final class RunSearchAttributes {

  /** Name of a {@link RunPhase}. */
  public static final SearchAttributeKey<String> RUN_PHASE =
      SearchAttributeKey.forKeyword("RunPhase");

  /** Such as `template:default/java-service`. */
  public static final SearchAttributeKey<String> TEMPLATE_REF =
      SearchAttributeKey.forKeyword("TemplateRef");

  /** Entity ref of the template's owner. */
  public static final SearchAttributeKey<String> OWNER = SearchAttributeKey.forKeyword("Owner");

  /** Entity ref of who started the run. */
  public static final SearchAttributeKey<String> INITIATOR =
      SearchAttributeKey.forKeyword("Initiator");

  /** Id of the step that runs or is taken back; the last one when the run has ended. */
  public static final SearchAttributeKey<String> CURRENT_STEP =
      SearchAttributeKey.forKeyword("CurrentStep");

  /** Number of steps that completed or were skipped. */
  public static final SearchAttributeKey<Long> STEPS_DONE = SearchAttributeKey.forLong("StepsDone");

  /** Whether a person has something to do: a leftover to remove, a decision to take. */
  public static final SearchAttributeKey<Boolean> NEEDS_ATTENTION =
      SearchAttributeKey.forBoolean("NeedsAttention");

  /** SQL stores keep keywords in columns of 255 characters. */
  private static final int MAX_KEYWORD = 255;

  private RunSearchAttributes() {}

  /** All attributes by name, for registering them with a namespace. */
  public static Map<String, IndexedValueType> types() {
    Map<String, IndexedValueType> types = new LinkedHashMap<>();
    for (SearchAttributeKey<?> key :
        new SearchAttributeKey<?>[] {
          RUN_PHASE, TEMPLATE_REF, OWNER, INITIATOR, CURRENT_STEP, STEPS_DONE, NEEDS_ATTENTION
        }) {
      types.put(key.getName(), key.getValueType());
    }
    return Collections.unmodifiableMap(types);
  }

  /** What a run is started with. */
  static SearchAttributes initial(RunRequest request) {
    SearchAttributes.Builder attributes =
        SearchAttributes.newBuilder()
            .set(RUN_PHASE, RunPhase.RUNNING.name())
            .set(TEMPLATE_REF, keyword(request.templateRef()))
            .set(STEPS_DONE, 0L)
            .set(NEEDS_ATTENTION, false);
    if (request.owner() != null) {
      attributes.set(OWNER, keyword(request.owner()));
    }
    if (request.initiator().ref() != null) {
      attributes.set(INITIATOR, keyword(request.initiator().ref()));
    }
    if (!request.spec().steps().isEmpty()) {
      attributes.set(CURRENT_STEP, keyword(request.spec().steps().getFirst().id()));
    }
    return attributes.build();
  }

  /** Sets the current step. */
  public static SearchAttributeUpdate<String> currentStep(String stepId) {
    return CURRENT_STEP.valueSet(keyword(stepId));
  }

  private static String keyword(String text) {
    return text.length() <= MAX_KEYWORD ? text : text.substring(0, MAX_KEYWORD);
  }
}
