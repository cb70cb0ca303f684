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

  /** No wish at all. */
  public static final RepositorySettings NONE =
      new RepositorySettings(List.of(), null, null, null, null, null, null, null, null);

  public RepositorySettings {
    topics = List.copyOf(topics);
  }
}
