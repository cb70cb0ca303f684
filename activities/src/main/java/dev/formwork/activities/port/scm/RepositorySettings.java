package dev.formwork.activities.port.scm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of a repository as they should be; null leaves the host's own default. */
public record RepositorySettings(
    List<String> topics,
    @Nullable Boolean hasIssues,
    @Nullable Boolean hasProjects,
    @Nullable Boolean hasWiki,
    @Nullable Boolean deleteBranchOnMerge,
    @Nullable Boolean allowMergeCommit,
    @Nullable Boolean allowSquashMerge,
    @Nullable Boolean allowRebaseMerge,
    @Nullable Boolean allowAutoMerge) {

  public RepositorySettings {
    topics = List.copyOf(topics);
  }
}
