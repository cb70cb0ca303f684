package dev.formwork.activities.port.gitlab;

import java.time.Instant;
import java.util.Optional;

/** The pipelines of a GitLab's projects. A project is named by its id or by its path. */
public interface Pipelines {

  /**
   * The pipeline that the step with this mark started.
   *
   * @param since no pipeline before this is looked at
   */
  Optional<Pipeline> madeBy(String project, String branch, String mark, Instant since);

  /** Starts a pipeline by a trigger token, which is gone when this returns. */
  Pipeline start(String project, PipelineRequest request);

  /** Deletes trigger tokens that a start with this mark left because it was cut off. */
  void removeTriggerTokens(String project, String mark);

  /** How far a pipeline is; empty when there is none of this id. */
  Optional<PipelineProgress> progress(String project, long id);

  /** The id of the newest pipeline of a branch or tag; empty when there is none yet. */
  Optional<Long> newest(String project, String ref);

  /** Stops a pipeline; one that has ended stays as it is. */
  void cancel(String project, Pipeline pipeline);
}
