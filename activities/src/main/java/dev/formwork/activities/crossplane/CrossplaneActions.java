package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.port.cluster.ClaimCluster;
import dev.formwork.activities.port.scm.RepositoryHosts;
import dev.formwork.activities.port.template.TemplateFiles;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The actions that ask for infrastructure: `crossplane:*`. */
public final class CrossplaneActions {

  private CrossplaneActions() {}

  /**
   * @param hosts where GitOps repositories live
   * @param cluster null when none is configured
   */
  public static List<Action<?, ?>> of(
      TemplateFiles templates, RepositoryHosts hosts, @Nullable ClaimCluster cluster) {
    return List.of(
        new RequestClaim(templates, hosts, cluster),
        new WaitForClaim(cluster, InstantSource.system()));
  }
}
