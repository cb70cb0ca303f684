package dev.formwork.activities.port.github;

import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.NewRepository.Visibility;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a new repository should be; names, defaults and meaning are Backstage's. */
public record RepositoryOptions(
    @Doc("What the repository is for, in one sentence.") @Nullable String description,
    @Doc("Address of a page about what is in the repository.") @Nullable String homepage,
    @Doc(
            "Who administers the repository: a login such as `ada`, or a team such as `acme/platform`.")
        @Nullable String access,
    @Doc("Who may read the repository.") @Default("\"private\"") Visibility repoVisibility,
    @Doc("Whether a branch is deleted when it is merged.") @Default("false")
        boolean deleteBranchOnMerge,
    @Doc("Whether pull requests may be merged by a merge commit.") @Default("true")
        boolean allowMergeCommit,
    @Doc("Whether pull requests may be squashed.") @Default("true") boolean allowSquashMerge,
    @Doc("Whether pull requests may be rebased.") @Default("true") boolean allowRebaseMerge,
    @Doc("Whether pull requests may merge by themselves when all rules are met.") @Default("false")
        boolean allowAutoMerge,
    @Doc("Whether pull requests offer to bring their branch up to date.") @Default("false")
        boolean allowUpdateBranch,
    @Doc("Title of a squashed commit.")
        @Default("\"COMMIT_OR_PR_TITLE\"")
        @Shape("{\"type\": \"string\", \"enum\": [\"PR_TITLE\", \"COMMIT_OR_PR_TITLE\"]}")
        String squashMergeCommitTitle,
    @Doc("Message of a squashed commit.")
        @Default("\"COMMIT_MESSAGES\"")
        @Shape("{\"type\": \"string\", \"enum\": [\"PR_BODY\", \"COMMIT_MESSAGES\", \"BLANK\"]}")
        String squashMergeCommitMessage,
    @Doc("People and teams that are let in.") @Default("[]") List<Collaborator> collaborators,
    @Doc("Whether the repository has projects; GitHub's default when left out.")
        @Nullable Boolean hasProjects,
    @Doc("Whether the repository has a wiki; GitHub's default when left out.")
        @Nullable Boolean hasWiki,
    @Doc("Whether the repository has issues; GitHub's default when left out.")
        @Nullable Boolean hasIssues,
    @Doc("Topics, up to 20, written in lower case, such as `payments`.")
        @Default("[]")
        @Shape("{\"maxItems\": 20}")
        List<String> topics,
    @Doc("Variables for the workflows of the repository, by name, such as `REGION`.") @Default("{}")
        Map<String, String> repoVariables,
    @Doc("Secrets for the workflows of the repository, by name, such as `REGISTRY_TOKEN`.")
        @Default("{}")
        Map<String, String> secrets,
    @Doc("What the tokens of workflows say about their subject.")
        @Nullable OidcCustomization oidcCustomization,
    @Doc("Values of the organisation's custom properties, by name; a text or a list of texts each.")
        @Default("{}")
        @Shape(
            "{\"additionalProperties\": {\"oneOf\": [{\"type\": \"string\"}, {\"type\": \"array\", \"items\": {\"type\": \"string\"}}]}}")
        Map<String, Object> customProperties,
    @Doc("Whether the account of the token watches the repository.") @Default("false")
        boolean subscribe) {

  public RepositoryOptions {
    collaborators = List.copyOf(collaborators);
    topics = topics.stream().map(topic -> topic.toLowerCase(Locale.ROOT)).toList();
    repoVariables = Collections.unmodifiableMap(new LinkedHashMap<>(repoVariables));
    secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    customProperties = Collections.unmodifiableMap(new LinkedHashMap<>(customProperties));
  }

  /** The repository to create. */
  public NewRepository repository(RepositoryName name, String defaultBranch, String mark) {
    return new NewRepository(
        name.owner(), name.name(), description, homepage, repoVisibility, defaultBranch, mark);
  }

  @Override
  public String toString() {
    return "RepositoryOptions[repoVisibility=%s, secrets=%s]"
        .formatted(repoVisibility, secrets.keySet());
  }
}
