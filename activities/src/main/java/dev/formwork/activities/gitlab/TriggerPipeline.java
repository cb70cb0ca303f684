package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.Pipeline;
import dev.formwork.activities.port.gitlab.PipelineRequest;
import dev.formwork.activities.port.gitlab.Pipelines;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("Starts a pipeline of a GitLab project on a branch. It does not wait for the end.")
final class TriggerPipeline implements Action<TriggerPipeline.Input, TriggerPipeline.Output> {

  private static final String KIND = "pipeline";

  record Input(
      @Doc("The GitLab, such as `gitlab.com`; the project may follow: `?owner=acme&repo=payments`.")
          String repoUrl,
      @Doc("Token to use in the place of the configured one.") @Nullable String token,
      @Doc("Id of the project, such as `42`.") long projectId,
      @Doc("Description of the trigger token, which is deleted after the start.")
          String tokenDescription,
      @Doc("Branch or tag that the pipeline runs on.") String branch,
      @Doc("Variables for the pipeline; `FORMWORK_STEP` is added to them.") @Default("{}")
          Map<String, String> variables) {

    private PipelineRequest request(String mark) {
      return new PipelineRequest(branch, variables, tokenDescription, mark);
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, projectId=%d, branch=%s]".formatted(repoUrl, projectId, branch);
    }
  }

  record Output(@Doc("Page of the pipeline.") String pipelineUrl) {}

  private final Gitlabs gitlabs;

  TriggerPipeline(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:pipeline:trigger";
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
    return ActionTraits.defaults().withUndo();
  }

  @Override
  public Output run(Input input, StepContext step) {
    Pipelines pipelines = Target.open(gitlabs, input.repoUrl(), input.token()).pipelines();
    String project = "" + input.projectId();
    pipelines.removeTriggerTokens(project, step.mark());
    Pipeline pipeline =
        pipelines
            .madeBy(project, input.branch(), step.mark(), step.run().createdAt())
            .orElseGet(() -> pipelines.start(project, input.request(step.mark())));
    String page = pipeline.webUrl().toString();
    step.made(KIND, name(input, pipeline), page);
    step.link("Pipeline " + pipeline.id(), page);
    return new Output(page);
  }

  /** Cancels the pipeline while it runs; what it did until then stays. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    Gitlab gitlab = Target.open(gitlabs, input.repoUrl(), input.token());
    String project = "" + input.projectId();
    if (gitlab.projects().find(project).isEmpty()) {
      return;
    }
    Pipelines pipelines = gitlab.pipelines();
    pipelines.removeTriggerTokens(project, step.mark());
    Pipeline pipeline =
        pipelines.madeBy(project, input.branch(), step.mark(), step.run().createdAt()).orElse(null);
    if (pipeline == null || pipeline.state() == Pipeline.State.CANCELED) {
      return;
    }
    String page = pipeline.webUrl().toString();
    if (!pipeline.isActive()) {
      String reason = "It has ended. Take back by hand what it did.";
      step.leftover(KIND, name(input, pipeline), page, reason);
      return;
    }
    pipelines.cancel(project, pipeline);
    step.undone(KIND, name(input, pipeline), page);
  }

  private static String name(Input input, Pipeline pipeline) {
    return "%d of project %d".formatted(pipeline.id(), input.projectId());
  }
}
