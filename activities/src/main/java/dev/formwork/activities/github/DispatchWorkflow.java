package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.Workflows;
import dev.formwork.activities.port.github.Workflows.Dispatch;
import dev.formwork.activities.port.github.Workflows.Execution;
import dev.formwork.activities.port.sent.SentMessages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Doc("Starts a GitHub Actions workflow and does not wait for its end.")
final class DispatchWorkflow implements Action<DispatchWorkflow.Input, DispatchWorkflow.Output> {

  private static final String CHANNEL = "github:dispatch";

  record Input(
      @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
      @Doc("Number or file name of the workflow, such as `deploy.yaml`.")
          @Shape("{\"type\": [\"string\", \"integer\"]}")
          Object workflowId,
      @Doc("Branch or tag that it runs on, such as `main`.") String branchOrTagName,
      @Doc("Inputs of the workflow, by name.") @Default("{}") Map<String, String> workflowInputs,
      @Doc("Whether the output says which execution was started.") @Default("false")
          boolean returnWorkflowRunDetails,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    Dispatch dispatch() {
      return new Dispatch(
          String.valueOf(workflowId), branchOrTagName, workflowInputs, returnWorkflowRunDetails);
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, workflowId=%s, branchOrTagName=%s]"
          .formatted(repoUrl, workflowId, branchOrTagName);
    }
  }

  record Output(
      @Doc("Number of the execution, with `returnWorkflowRunDetails`.")
          @Nullable Long workflowRunId,
      @Doc("Address of the execution for programs, with `returnWorkflowRunDetails`.")
          @Nullable String workflowRunUrl,
      @Doc("Address of the execution for people, with `returnWorkflowRunDetails`.")
          @Nullable String workflowRunHtmlUrl) {}

  private final GithubHosts hosts;
  private final SentMessages memory;

  DispatchWorkflow(GithubHosts hosts, SentMessages memory) {
    this.hosts = hosts;
    this.memory = memory;
  }

  @Override
  public String id() {
    return "github:actions:dispatch";
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
    return ActionTraits.defaults();
  }

  /**
   * An execution carries no mark. An attempt after one of unknown end takes an execution of this
   * workflow and ref, begun since the run began and known to no other step, for its own.
   */
  @Override
  public Output run(Input input, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    step.made("workflow run", "%s of %s".formatted(input.workflowId(), place.slug()), null);
    Optional<Map<String, Object>> known = memory.receipt(step.idempotencyKey());
    if (known.isPresent()) {
      return output(input, known.get());
    }
    boolean first = memory.claim(step.idempotencyKey(), CHANNEL);
    Execution earlier = first ? null : earlier(input, place, step).orElse(null);
    Map<String, Object> receipt = receipt(earlier == null ? dispatch(input, place, step) : earlier);
    memory.receive(step.idempotencyKey(), receipt);
    return output(input, receipt);
  }

  private @Nullable Execution dispatch(Input input, Place place, StepContext step) {
    try {
      Workflows workflows = place.github().workflows();
      return workflows.dispatch(place.repository(), input.dispatch()).orElse(null);
    } catch (ActionException e) {
      if (e.isFinal()) {
        memory.unclaim(step.idempotencyKey());
      }
      throw e;
    }
  }

  private Optional<Execution> earlier(Input input, Place place, StepContext step) {
    return place
        .github()
        .workflows()
        .dispatched(place.repository(), input.dispatch(), step.run().createdAt())
        .stream()
        .filter(found -> memory.receipts(CHANNEL, "id", "" + found.id()).isEmpty())
        .findFirst();
  }

  private static Map<String, Object> receipt(@Nullable Execution execution) {
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("sent", true);
    if (execution != null) {
      receipt.put("id", "" + execution.id());
      receipt.put("url", execution.url());
      receipt.put("htmlUrl", execution.htmlUrl());
    }
    return receipt;
  }

  private static Output output(Input input, Map<String, Object> receipt) {
    if (!input.returnWorkflowRunDetails()) {
      return new Output(null, null, null);
    }
    Object id = receipt.get("id");
    return new Output(
        id == null ? null : Long.valueOf(id.toString()),
        (String) receipt.get("url"),
        (String) receipt.get("htmlUrl"));
  }

  /** What a workflow has done cannot be known here, and so not be taken back. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
