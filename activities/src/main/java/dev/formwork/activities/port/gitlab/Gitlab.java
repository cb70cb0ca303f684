package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.RepositoryHost;

/**
 * One GitLab, as one of its users sees it. Every method of every role may throw {@link
 * ActionException.PermissionDenied}, {@link ActionException.RateLimited} and {@link
 * ActionException.Unavailable}; one that names a project or group may throw {@link
 * ActionException.InvalidInput} when that is not there.
 */
public record Gitlab(
    RepositoryHost repositories,
    PullRequestHost pullRequests,
    Branches branches,
    MergeRequests mergeRequests,
    Groups groups,
    Members members,
    Projects projects,
    Issues issues,
    Pipelines pipelines,
    ProjectTokens tokens,
    Variables variables,
    Transfers transfers,
    Users users) {}
