package dev.formwork.activities.bitbucket;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.port.bitbucket.BitbucketClouds;
import dev.formwork.activities.port.sent.SentMessages;
import java.util.List;

/** The actions `bitbucket:*` and `bitbucketCloud:*`. */
public final class BitbucketActions {

  private BitbucketActions() {}

  /**
   * @param memory of pipelines that were started
   */
  public static List<Action<?, ?>> of(BitbucketClouds clouds, SentMessages memory) {
    return List.of(new RunPipeline(clouds, memory), new RestrictBranch(clouds));
  }
}
