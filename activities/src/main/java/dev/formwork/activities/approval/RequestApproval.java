package dev.formwork.activities.approval;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.action.WaitingAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Waits until people approve; no worker is held meanwhile, however long it takes.")
final class RequestApproval implements Action<RequestApproval.Input, RequestApproval.Output> {

  record Input(
      @Doc("Who may approve: users and groups, such as `group:default/platform`.")
          @Shape("{\"minItems\": 1}")
          List<String> approvers,
      @Doc("How many of them must approve, at least 1.") @Default("1") @Shape("{\"minimum\": 1}")
          int quorum,
      @Doc("What they are asked, in a sentence or two.") @Nullable String message,
      @Doc("Whether the person who started the run may approve it.") @Default("false")
          boolean selfApproval,
      @Doc("How long the answer may take, such as `3d`.") @Default("\"7d\"") String deadline,
      @Doc("What silence until the deadline means: `reject` or `approve`.")
          @Default("\"reject\"")
          @Shape("{\"enum\": [\"reject\", \"approve\"]}")
          String onDeadline,
      @Doc("When more people are asked, such as `1d`; together with `escalateTo`.")
          @Nullable String escalateAfter,
      @Doc("Who is asked then as well: users and groups.") @Default("[]") List<String> escalateTo,
      @Doc("How often those are reminded who have not answered, such as `12h`, or `never`.")
          @Default("\"1d\"")
          String remindEvery,
      @Doc("Where the approvers hear of it besides the portal.") @JsonProperty("notify")
          @Nullable Telling telling) {}

  record Telling(
      @Doc(
              "`people` writes to each approver in Slack, `none` to nobody, and a channel such as `#platform` hears of it in their place.")
          @Default("\"people\"")
          String slack,
      @Doc(
              "`people` writes a letter to each approver, `none` to nobody, and an address hears of it in their place.")
          @Default("\"people\"")
          String email) {}

  record Output(
      @Doc("Entity refs of those who approved, in the order of their answers.")
          List<String> approvedBy,
      @Doc("What they wrote.") List<String> comments) {}

  @Override
  public String id() {
    return "approval:request";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withDryRun();
  }

  /** Only in a dry run, where nobody waits: the workflow performs the step itself. */
  @Override
  public Output run(Input input, StepContext step) {
    WaitingAction.inDryRun(id(), step);
    return new Output(List.of(), List.of());
  }

  /** The step makes nothing outside its run. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
