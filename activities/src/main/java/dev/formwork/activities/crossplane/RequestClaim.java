package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.cluster.ClaimCluster;
import dev.formwork.activities.port.cluster.ClaimRef;
import dev.formwork.activities.port.scm.RepositoryHosts;
import dev.formwork.activities.port.template.TemplateFiles;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Doc(
    "Asks the platform for infrastructure: checks a claim against its schema, then commits it to a GitOps repository or applies it to the cluster.")
final class RequestClaim implements Action<ClaimInput, ClaimOutput> {

  static final String KIND = "claim";

  private final TemplateFiles templates;
  private final GitopsClaims gitops;
  private final @Nullable ClaimCluster cluster;

  RequestClaim(TemplateFiles templates, RepositoryHosts hosts, @Nullable ClaimCluster cluster) {
    this.templates = templates;
    this.gitops = new GitopsClaims(hosts);
    this.cluster = cluster;
  }

  @Override
  public String id() {
    return "crossplane:claim";
  }

  @Override
  public Class<ClaimInput> inputType() {
    return ClaimInput.class;
  }

  @Override
  public Class<ClaimOutput> outputType() {
    return ClaimOutput.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withUndo();
  }

  @Override
  public ClaimOutput run(ClaimInput input, StepContext step) {
    ClaimInput.Gitops target = input.gitops();
    if ((target == null) != input.cluster()) {
      throw new InvalidInput(
          "The claim needs one place to go to (input: gitops). Give either gitops or cluster: true.");
    }
    ClaimManifest claim = ClaimManifest.of(input, step);
    var faults = new ArrayList<>(claim.faults());
    if (faults.isEmpty()) {
      schema(input, claim.ref(), step)
          .ifPresentOrElse(
              schema -> faults.addAll(ClaimSchema.of(schema).faults(claim.object())),
              () -> step.log().warn(unchecked(claim)));
    }
    claim.require(faults);
    return target == null
        ? new ClusterClaims(cluster()).request(claim, step)
        : gitops.request(claim, target, step);
  }

  private static String unchecked(ClaimManifest claim) {
    return "Nobody knows the schema of %s, so the claim is not checked. Name its XRD in the input xrd."
        .formatted(claim.ref().kind());
  }

  private Optional<? extends Map<?, ?>> schema(ClaimInput input, ClaimRef ref, StepContext step) {
    if (input.xrd() != null) {
      return Optional.of(Xrd.read(input.xrd(), templates, step).schema(ref));
    }
    if (input.schema() != null) {
      return Optional.of(input.schema());
    }
    return cluster == null
        ? Optional.empty()
        : cluster.schema(ref.group(), ref.version(), ref.kind());
  }

  private ClaimCluster cluster() {
    if (cluster == null) {
      throw new InvalidInput(
          "No cluster is configured (input: cluster). Give gitops, or ask the operator for a cluster.");
    }
    return cluster;
  }

  @Override
  public void undo(ClaimInput input, @Nullable ClaimOutput output, StepContext step) {
    ClaimManifest claim = ClaimManifest.of(input, step);
    ClaimInput.Gitops target = input.gitops();
    if (target != null) {
      gitops.undo(claim, target, output != null, step);
    } else if (cluster != null) {
      new ClusterClaims(cluster).undo(claim, output != null, step);
    }
  }
}
