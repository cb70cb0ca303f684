package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.action.ActionException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The projects of a GitLab, besides their files. A project is named by its id or by its path. */
public interface Projects {

  Optional<Project> find(String project);

  /**
   * Brings settings to what they should be.
   *
   * @throws ActionException.InvalidInput when GitLab refuses one of them
   */
  void configure(String project, ProjectSettings settings);

  /** Makes a user an owner; one that is a member already gets the level. */
  void addOwner(String project, long userId);

  /** Makes a branch from another branch, tag or commit. One that is there stays as it is. */
  void createBranch(String project, String branch, String ref);

  /** Deletes a branch that has no commit of its own, and its protection. */
  void dropBranch(String project, String branch);

  /** Protects a branch with GitLab's own rules. One that is protected stays as it is. */
  void protectBranch(String project, String branch);

  /** Settings of a project; null leaves GitLab's own. Names are those of GitLab's API. */
  record ProjectSettings(
      @Nullable String name,
      @Nullable Boolean autoDevopsEnabled,
      @Nullable String ciConfigPath,
      @Nullable String mergeMethod,
      @Nullable String squashOption,
      @Nullable Boolean onlyAllowMergeIfAllDiscussionsAreResolved,
      @Nullable Boolean onlyAllowMergeIfPipelineSucceeds,
      @Nullable Boolean allowMergeOnSkippedPipeline,
      List<String> topics) {

    public ProjectSettings {
      topics = List.copyOf(topics);
    }
  }
}
