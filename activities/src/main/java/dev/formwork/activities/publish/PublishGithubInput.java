package dev.formwork.activities.publish;

import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.Spread;
import dev.formwork.activities.port.github.BranchRules;
import dev.formwork.activities.port.github.ProtectedBranches.Protection;
import dev.formwork.activities.port.github.RepositoryOptions;
import org.jspecify.annotations.Nullable;

/** Input of `publish:github`; names, defaults and meaning are Backstage's. */
record PublishGithubInput(
    @Doc("The new repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
    @Spread RepositoryOptions options,
    @Spread BranchRules rules,
    @Doc("Branch that the first commit goes to.")
        @Default("\"main\"")
        @Shape("{\"pattern\": \"^[A-Za-z0-9][A-Za-z0-9._/-]*$\"}")
        String defaultBranch,
    @Doc("Whether changes of the default branch need a pull request.") @Default("true")
        boolean protectDefaultBranch,
    @Doc("Whether the rules of the default branch bind administrators, too.") @Default("true")
        boolean protectEnforceAdmins,
    @Doc("Message of the first commit.") @Default("\"initial commit\"") String gitCommitMessage,
    @Doc("Author of the first commit; the person who started the run when left out.")
        @Nullable String gitAuthorName,
    @Doc("E-mail address of the author; that of the person who started the run when left out.")
        @Nullable String gitAuthorEmail,
    @Doc("Folder of the workspace to publish, such as `service`; all of it when left out.")
        @Nullable String sourcePath,
    @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

  Protection protection() {
    return new Protection(defaultBranch, protectEnforceAdmins, false, rules);
  }

  Publication publication() {
    return new Publication(
        sourcePath, defaultBranch, gitCommitMessage, gitAuthorName, gitAuthorEmail);
  }

  @Override
  public String toString() {
    return "PublishGithubInput[repoUrl=%s, options=%s]".formatted(repoUrl, options);
  }
}
