package dev.formwork.activities.port.bitbucket;

import dev.formwork.activities.action.ActionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Pipelines and rules of repositories on Bitbucket Cloud. */
public interface BitbucketCloud {

  /**
   * A repository.
   *
   * @param workspace its owner, such as `acme`
   */
  record Place(String workspace, String name) {

    /** As people write it. */
    public String slug() {
      return workspace + "/" + name;
    }
  }

  /** A run of a pipeline that was started. */
  record Build(long number, String repositoryUrl, String pipelinesUrl) {}

  /**
   * A rule as Bitbucket answers it.
   *
   * @param created whether this call made it; false for an equal one that was there
   */
  record Rule(Map<String, Object> json, boolean created) {}

  /**
   * Starts a pipeline, each time that it is called.
   *
   * @param body `target` and `variables` with Bitbucket's names
   * @throws ActionException.InvalidInput when Bitbucket refuses it
   */
  Build runPipeline(Place place, Map<String, Object> body);

  /**
   * The pipelines that were started for the same target, newest first.
   *
   * @param body as they were asked for
   */
  List<Build> builds(Place place, Map<String, Object> body, Instant since);

  /**
   * Makes a rule for branches, unless an equal one is there.
   *
   * @param rule with Bitbucket's names, `kind` at least
   */
  Rule restrict(Place place, Map<String, Object> rule);
}
