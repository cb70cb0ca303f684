package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.action.Spread;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.PipelineProgress;
import dev.formwork.activities.port.gitlab.Pipelines;
import dev.formwork.workflows.NotReady;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@Doc("Waits until a pipeline on GitLab has succeeded; no worker is held meanwhile.")
final class WaitForPipeline implements Action<WaitForPipeline.Input, WaitForPipeline.Output> {

  /** An id, or the address of a pipeline's page. */
  private static final Pattern PIPELINE = Pattern.compile("(?:.*/-/pipelines/)?([0-9]{1,18})/?");

  record Input(
      @Doc("The project, such as `gitlab.com?owner=acme&repo=payments`.") String repoUrl,
      @Doc(
              "Id or address of the pipeline, such as the output `pipelineUrl` of `gitlab:pipeline:trigger`. Give either this or `ref`.")
          @Nullable String pipeline,
      @Doc("Branch or tag whose newest pipeline is waited for. Give either this or `pipeline`.")
          @Nullable String ref,
      @Spread Patience patience,
      @Doc("Token to use in the place of the configured one.") @Nullable String token) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, pipeline=%s, ref=%s]".formatted(repoUrl, pipeline, ref);
    }
  }

  record Output(
      @Doc("Id of the pipeline.") long pipelineId,
      @Doc("Page of the pipeline.") String pipelineUrl,
      @Doc("Id of the commit that it ran on.") String commit) {}

  private final Gitlabs gitlabs;

  WaitForPipeline(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:pipeline:wait";
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
    return ActionTraits.defaults().withWaiting();
  }

  @Override
  public Output run(Input input, StepContext step) {
    String project = Target.parse(input.repoUrl()).project(null);
    if ((input.pipeline() == null) == (input.ref() == null)) {
      throw new InvalidInput(
          "One pipeline must be named (inputs: pipeline, ref). Give either pipeline or ref.");
    }
    Long given = input.pipeline() == null ? null : number(input.pipeline());
    return input
        .patience()
        .look(step, () -> imagined(given), wishes -> look(input, project, given, wishes));
  }

  private static Output imagined(@Nullable Long given) {
    return new Output(
        given == null ? 0 : given, "https://example.invalid/pipelines/0", "0".repeat(40));
  }

  private Output look(Input input, String project, @Nullable Long given, NotReady wishes) {
    Pipelines pipelines = Target.open(gitlabs, input.repoUrl(), input.token()).pipelines();
    long id = given == null ? newest(pipelines, project, input.ref(), wishes) : given;
    String subject = "Pipeline %d of %s".formatted(id, project);
    PipelineProgress progress =
        pipelines
            .progress(project, id)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "%s does not exist, or the token may not see it (inputs: repoUrl, pipeline). Start it first."
                            .formatted(subject)));
    progress.readiness().require(subject, wishes);
    return new Output(id, progress.webUrl().toString(), progress.commit());
  }

  private static long newest(
      Pipelines pipelines, String project, @Nullable String ref, NotReady wishes) {
    return pipelines
        .newest(project, String.valueOf(ref))
        .orElseThrow(
            () -> new NotReadyYet("%s has no pipeline on %s yet".formatted(project, ref), wishes));
  }

  private static long number(String pipeline) {
    Matcher matcher = PIPELINE.matcher(pipeline.strip());
    if (!matcher.matches()) {
      throw new InvalidInput(
          "'%s' is no id and no address of a pipeline (input: pipeline). Write e.g. 9001."
              .formatted(pipeline));
    }
    return Long.parseLong(matcher.group(1));
  }

  /** Looking makes nothing. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
