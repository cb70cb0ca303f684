package dev.formwork.activities.port.github;

import dev.formwork.activities.port.checks.CheckHost;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.RepositoryHost;

/** One GitHub as one login sees it, by the parts it plays. */
public record Github(
    RepositoryHost repositories,
    PullRequestHost pullRequests,
    RepositoryAdmin admin,
    ProtectedBranches branches,
    Webhooks webhooks,
    DeployKeys deployKeys,
    Autolinks autolinks,
    Environments environments,
    Issues issues,
    Pages pages,
    Workflows workflows,
    CheckHost checks) {}
