package dev.formwork.activities.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.port.gitlab.NewVariable;
import dev.formwork.activities.port.gitlab.Projects;
import dev.formwork.activities.port.gitlab.Projects.ProjectSettings;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.NewRepository.Visibility;
import dev.formwork.activities.port.scm.RepoUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Input of `publish:gitlab`; names, defaults and meaning are Backstage's. */
record PublishGitlabInput(
    @Doc("The new project, such as `gitlab.com?owner=acme/backend&repo=payments`.") String repoUrl,
    @Doc("Who may read the project.") @Default("\"private\"") Visibility repoVisibility,
    @Doc("Branch that the first commit goes to.")
        @Default("\"master\"")
        @Shape("{\"pattern\": \"^[A-Za-z0-9][A-Za-z0-9._/-]*$\"}")
        String defaultBranch,
    @Doc("Message of the first commit.") @Default("\"initial commit\"") String gitCommitMessage,
    @Doc("Author of the first commit; the person who started the run when left out.")
        @Nullable String gitAuthorName,
    @Doc("E-mail address of the author; that of the person who started the run when left out.")
        @Nullable String gitAuthorEmail,
    @Doc("Whether the commit is signed; no key can be configured, so only `false` works.")
        @Default("false")
        boolean signCommit,
    @Doc("Folder of the workspace to publish, such as `service`; `false` pushes nothing.")
        @Shape("{\"type\": [\"string\", \"boolean\"]}")
        @Nullable Object sourcePath,
    @Doc("Whether a project that is there already is fine; nothing is pushed to it then.")
        @Default("false")
        boolean skipExisting,
    @Doc("Token to use in the place of the configured one.") @Nullable String token,
    @Doc("Whether the owner of the token becomes an owner of the project.") @Default("false")
        boolean setUserAsOwner,
    @Doc("Name of a user who becomes an owner of the project.") @Nullable String ownerUsername,
    @Doc("Topics, such as `payments`; those of `settings` count where both are given.")
        @Default("[]")
        List<String> topics,
    @Doc("Settings of the project.") @Default("{}") Settings settings,
    @Doc("Branches to make or to protect.") @Default("[]") List<Branch> branches,
    @Doc("Variables for the pipelines of the project.") @Default("[]")
        List<Variable> projectVariables) {

  /** Settings of a project, with the names of GitLab's API. */
  record Settings(
      @Doc("Name for people.") @Nullable String name,
      @Doc("Last part of the project's path; that of `repoUrl` when left out.")
          @Nullable String path,
      @Doc("Whether Auto DevOps is on.") @JsonProperty("auto_devops_enabled")
          @Nullable Boolean autoDevopsEnabled,
      @Doc("Path of the pipeline's definition.") @JsonProperty("ci_config_path")
          @Nullable String ciConfigPath,
      @Doc("What the project is for.") @Nullable String description,
      @Doc("How merge requests are merged.")
          @Shape("{\"type\": \"string\", \"enum\": [\"merge\", \"rebase_merge\", \"ff\"]}")
          @JsonProperty("merge_method")
          @Nullable String mergeMethod,
      @Doc("Whether commits are squashed.")
          @Shape(
              "{\"type\": \"string\", \"enum\": [\"default_off\", \"default_on\", \"never\", \"always\"]}")
          @JsonProperty("squash_option")
          @Nullable String squashOption,
      @Doc("Topics, such as `payments`.") @Nullable List<String> topics,
      @Doc("Who may read the project.") @Nullable Visibility visibility,
      @Doc("Whether all discussions must be resolved before a merge.")
          @JsonProperty("only_allow_merge_if_all_discussions_are_resolved")
          @Nullable Boolean onlyAllowMergeIfAllDiscussionsAreResolved,
      @Doc("Whether the pipeline must succeed before a merge.")
          @JsonProperty("only_allow_merge_if_pipeline_succeeds")
          @Nullable Boolean onlyAllowMergeIfPipelineSucceeds,
      @Doc("Whether a skipped pipeline counts as one that succeeded.")
          @JsonProperty("allow_merge_on_skipped_pipeline")
          @Nullable Boolean allowMergeOnSkippedPipeline) {}

  /** A branch besides the default one. */
  record Branch(
      @Doc("Name of the branch, such as `develop`.") String name,
      @Doc("Whether it is protected.") @Default("false") boolean protect,
      @Doc("Whether it is made.") @Default("false") boolean create,
      @Doc("Branch that it is made from.") @Default("\"master\"") String ref) {

    void make(Projects projects, String project) {
      if (create) {
        projects.createBranch(project, name, ref);
      }
      if (protect) {
        projects.protectBranch(project, name);
      }
    }
  }

  /** A variable, with the names of GitLab's API. */
  record Variable(
      @Doc("Name of the variable, such as `REGISTRY_USER`.") String key,
      @Doc("Value of the variable.") String value,
      @Doc("What it is for.") @Nullable String description,
      @Doc("`env_var` for a value, `file` for a file that holds it.")
          @Default("\"env_var\"")
          @Shape("{\"type\": \"string\", \"enum\": [\"env_var\", \"file\"]}")
          @JsonProperty("variable_type")
          String variableType,
      @JsonProperty("protected")
          @Doc("Whether only pipelines of protected branches and tags get it.")
          @Default("false")
          boolean isProtected,
      @Doc("Whether logs of pipelines hide the value.") @Default("false") boolean masked,
      @Doc("Whether nobody can read the value again.")
          @Default("false")
          @JsonProperty("masked_and_hidden")
          boolean maskedAndHidden,
      @Doc("Whether `$` in the value is left alone.") @Default("false") boolean raw,
      @Doc("Environments that get it; `*` for all.")
          @Default("\"*\"")
          @JsonProperty("environment_scope")
          String environmentScope) {

    NewVariable variable(String mark) {
      return new NewVariable(
          key,
          value,
          variableType,
          isProtected,
          masked,
          maskedAndHidden,
          raw,
          environmentScope,
          description,
          mark);
    }

    @Override
    public String toString() {
      return "Variable[%s]".formatted(key);
    }
  }

  /** Name of the project in its path. */
  String name(RepoUrl url) {
    return settings.path() == null ? url.repo() : settings.path();
  }

  NewRepository repository(RepoUrl url, String mark) {
    return new NewRepository(
        url.owner(),
        name(url),
        settings.description(),
        null,
        settings.visibility() == null ? repoVisibility : settings.visibility(),
        defaultBranch,
        mark);
  }

  ProjectSettings projectSettings() {
    return new ProjectSettings(
        settings.name(),
        settings.autoDevopsEnabled(),
        settings.ciConfigPath(),
        settings.mergeMethod(),
        settings.squashOption(),
        settings.onlyAllowMergeIfAllDiscussionsAreResolved(),
        settings.onlyAllowMergeIfPipelineSucceeds(),
        settings.allowMergeOnSkippedPipeline(),
        settings.topics() == null ? topics : settings.topics());
  }

  /** Whether the workspace is pushed. */
  boolean pushes() {
    return !Boolean.FALSE.equals(sourcePath);
  }

  Publication publication() {
    return new Publication(
        sourcePath instanceof String path ? path : null,
        defaultBranch,
        gitCommitMessage,
        gitAuthorName,
        gitAuthorEmail);
  }

  @Override
  public String toString() {
    return "PublishGitlabInput[repoUrl=%s, repoVisibility=%s, projectVariables=%s]"
        .formatted(repoUrl, repoVisibility, projectVariables);
  }
}
