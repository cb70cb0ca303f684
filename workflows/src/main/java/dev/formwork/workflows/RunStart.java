package dev.formwork.workflows;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a run is started, so that it is started once and operators can read it. */
public final class RunStart {

  /** Servers store at most 400 bytes of a summary; encryption adds about 40 %. */
  private static final int MAX_SUMMARY = 150;

  private static final int MAX_VALUE = 200;

  private RunStart() {}

  /** The options of the run's workflow on {@link TemplateRun#TASK_QUEUE}. */
  public static WorkflowOptions options(RunRequest request) {
    return options(request, RunId.parse(request.runId()).workflowId(request.templateRef()));
  }

  /**
   * The options of one attempt of the run.
   *
   * @param workflowId of {@link RunId#workflowId(String, int)}
   */
  public static WorkflowOptions options(RunRequest request, String workflowId) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(workflowId)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setTaskQueue(TemplateRun.TASK_QUEUE)
        .setTypedSearchAttributes(RunSearchAttributes.initial(request))
        .setStaticSummary(summary(request))
        .setStaticDetails(details(request))
        .build();
  }

  /**
   * The options of a run that is a step of another. When the other run's workflow ends without a
   * word, as it does when an operator terminates it, this one is cancelled and takes itself back.
   */
  public static ChildWorkflowOptions childOptions(RunRequest request) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(RunId.parse(request.runId()).workflowId(request.templateRef()))
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setTaskQueue(TemplateRun.TASK_QUEUE)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
        .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setTypedSearchAttributes(RunSearchAttributes.initial(request))
        .setStaticSummary(summary(request))
        .setStaticDetails(details(request))
        .build();
  }

  private static String summary(RunRequest request) {
    String telling = TellingInput.of(request.parameters());
    String text =
        request.templateTitle()
            + (telling.isEmpty() ? "" : " " + telling)
            + " for "
            + request.initiator().name();
    return TellingInput.shorten(text, MAX_SUMMARY);
  }

  private static String details(RunRequest request) {
    StringBuilder markdown = new StringBuilder();
    line(markdown, "Template", request.templateRef() + " at " + request.templateDigest());
    line(markdown, "Started by", request.initiator().ref());
    line(markdown, "Run", request.runId());
    line(markdown, "Page", request.portalUrl());
    if (!request.parameters().isEmpty()) {
      markdown.append("\nValues:\n\n");
    }
    for (Map.Entry<String, Object> value : request.parameters().entrySet()) {
      line(markdown, value.getKey(), value.getValue());
    }
    return markdown.toString();
  }

  private static void line(StringBuilder markdown, String title, @Nullable Object value) {
    if (value != null) {
      String text = TellingInput.shorten(String.valueOf(value).replace('\n', ' '), MAX_VALUE);
      markdown.append("- ").append(title).append(": ").append(text).append('\n');
    }
  }
}
