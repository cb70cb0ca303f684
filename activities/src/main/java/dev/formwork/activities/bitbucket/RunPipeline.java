package dev.formwork.activities.bitbucket;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.bitbucket.BitbucketCloud;
import dev.formwork.activities.port.bitbucket.BitbucketCloud.Build;
import dev.formwork.activities.port.bitbucket.BitbucketCloud.Place;
import dev.formwork.activities.port.bitbucket.BitbucketClouds;
import dev.formwork.activities.port.sent.SentMessages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Doc("Starts a pipeline on Bitbucket Cloud and does not wait for it.")
final class RunPipeline implements Action<RunPipeline.Input, RunPipeline.Output> {

  private static final String CHANNEL = "bitbucket-pipeline";

  record Input(
      @Doc("Workspace, such as `acme`.") String workspace,
      @Doc("Name of the repository in its address, such as `payments`.") String repo_slug,
      @Doc("What is run.") @Nullable Body body,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    Map<String, Object> request() {
      Map<String, Object> request = new LinkedHashMap<>();
      if (body != null && body.target() != null) {
        request.put("target", body.target());
      }
      if (body != null && body.variables() != null) {
        request.put("variables", body.variables());
      }
      return request;
    }

    @Override
    public String toString() {
      return "Input[workspace=%s, repo_slug=%s]".formatted(workspace, repo_slug);
    }
  }

  record Body(
      @Doc("Branch, tag or commit, with Bitbucket's names, such as `ref_type` and `ref_name`.")
          @Nullable Map<String, Object> target,
      @Doc("Variables, each with `key`, `value` and `secured`.")
          @Nullable List<Map<String, Object>> variables) {

    @Override
    public String toString() {
      return "Body[target=%s]".formatted(target);
    }
  }

  record Output(
      @Doc("Number of the build.") long buildNumber,
      @Doc("Page of the repository.") String repoUrl,
      @Doc("Page of the build.") String pipelinesUrl) {}

  private final BitbucketClouds clouds;
  private final SentMessages memory;

  RunPipeline(BitbucketClouds clouds, SentMessages memory) {
    this.clouds = clouds;
    this.memory = memory;
  }

  @Override
  public String id() {
    return "bitbucket:pipelines:run";
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
   * A build carries no mark. An attempt after one of unknown end takes a build of this target,
   * begun since the run began and known to no other step, for its own.
   */
  @Override
  public Output run(Input input, StepContext step) {
    var place = new Place(input.workspace(), input.repo_slug());
    Optional<Map<String, Object>> known = memory.receipt(step.idempotencyKey());
    if (known.isPresent()) {
      return output(known.get(), place, step);
    }
    boolean first = memory.claim(step.idempotencyKey(), CHANNEL);
    BitbucketCloud cloud = clouds.open(input.token());
    Build earlier = first ? null : earlier(cloud, input, place, step).orElse(null);
    Map<String, Object> receipt =
        receipt(place, earlier == null ? start(cloud, input, place, step) : earlier);
    memory.receive(step.idempotencyKey(), receipt);
    return output(receipt, place, step);
  }

  private Build start(BitbucketCloud cloud, Input input, Place place, StepContext step) {
    try {
      return cloud.runPipeline(place, input.request());
    } catch (ActionException e) {
      if (e.isFinal()) {
        memory.unclaim(step.idempotencyKey());
      }
      throw e;
    }
  }

  private Optional<Build> earlier(
      BitbucketCloud cloud, Input input, Place place, StepContext step) {
    return cloud.builds(place, input.request(), step.run().createdAt()).stream()
        .filter(found -> memory.receipts(CHANNEL, "build", name(place, found)).isEmpty())
        .findFirst();
  }

  private static String name(Place place, Build build) {
    return "%s #%d".formatted(place.slug(), build.number());
  }

  private static Map<String, Object> receipt(Place place, Build build) {
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("build", name(place, build));
    receipt.put("number", "" + build.number());
    receipt.put("repository", build.repositoryUrl());
    receipt.put("pipelines", build.pipelinesUrl());
    return receipt;
  }

  private static Output output(Map<String, Object> receipt, Place place, StepContext step) {
    String page = String.valueOf(receipt.get("pipelines"));
    step.made("build", String.valueOf(receipt.get("build")), page);
    step.link("Pipeline of " + place.slug(), page);
    return new Output(
        Long.parseLong(String.valueOf(receipt.get("number"))),
        String.valueOf(receipt.get("repository")),
        page);
  }

  /** A pipeline that ran cannot be taken back. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
