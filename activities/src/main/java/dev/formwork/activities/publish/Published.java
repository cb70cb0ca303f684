package dev.formwork.activities.publish;

import dev.formwork.activities.action.Doc;

/** What the actions that make a repository answer. */
record Published(
    @Doc("Address to clone from.") String remoteUrl,
    @Doc("Address of the files on the default branch.") String repoContentsUrl,
    @Doc("Hash of the first commit.") String commitHash) {}
