package dev.formwork.integrations.bitbucket;

import dev.formwork.activities.port.scm.BranchProtection;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositorySettings;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.git.rest.DescriptionMark;
import dev.formwork.integrations.git.rest.HostWords;
import dev.formwork.integrations.git.rest.HostedGit;
import dev.formwork.integrations.git.rest.RestAnswer;
import dev.formwork.integrations.git.rest.RestApi;
import dev.formwork.integrations.git.rest.RestCall;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bitbucket Cloud as a place for repositories. Commits are made here and pushed by Git. */
public final class BitbucketCloudRepositoryHost implements RepositoryHost {

  private static final int MAX_DESCRIPTION = 1000;

  private static final HostWords WORDS = new HostWords("Bitbucket Cloud");

  private final BitbucketCloudApi api;
  private final RestApi rest;
  private final HostedGit git;

  public BitbucketCloudRepositoryHost(BitbucketCloudSettings settings) {
    this.api = new BitbucketCloudApi(settings);
    this.rest = api.rest();
    this.git = new HostedGit(settings.requestTimeout(), api::remote, "commits");
  }

  @Override
  public Optional<Repository> find(String owner, String name) {
    return api.find(owner, name);
  }

  /** Bitbucket Cloud answers 400 to a name that is taken, and 200 to a new repository. */
  @Override
  public Repository create(NewRepository wanted) {
    RestAnswer answer =
        rest.send(
            RestCall.post(BitbucketCloudApi.path(wanted.owner(), wanted.name()), creation(wanted)));
    if (answer.isOk()) {
      return BitbucketCloudApi.repository(answer.json());
    }
    if (answer.status() == 400
        && answer.words().toLowerCase(Locale.ROOT).contains("already exists")) {
      return find(wanted.owner(), wanted.name())
          .filter(found -> found.isMadeBy(wanted.mark()))
          .orElseThrow(() -> WORDS.taken(wanted));
    }
    throw rest.refused(answer, "create repository %s/%s".formatted(wanted.owner(), wanted.name()));
  }

  private static Map<String, Object> creation(NewRepository wanted) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("scm", "git");
    body.put(
        "description", DescriptionMark.of(wanted.description(), wanted.mark(), MAX_DESCRIPTION));
    body.put("is_private", wanted.visibility() != NewRepository.Visibility.PUBLIC);
    int slash = wanted.owner().indexOf('/');
    if (slash > 0) {
      body.put("project", Map.of("key", wanted.owner().substring(slash + 1)));
    }
    return body;
  }

  /** Bitbucket Cloud has no such settings; only wishes for none of them can be met. */
  @Override
  public void configure(Repository repository, RepositorySettings settings) {
    WORDS.checkHasNoSettings(repository, settings);
  }

  @Override
  public Optional<String> protect(Repository repository, BranchProtection protection) {
    return Optional.of(WORDS.unprotected(repository, protection));
  }

  @Override
  public CommitReceipt push(Repository repository, FirstCommit commit) {
    return git.push(repository, commit);
  }

  @Override
  public CommitReceipt commit(Repository repository, FileCommit commit) {
    return git.commit(repository, commit);
  }

  @Override
  public Optional<String> read(Repository repository, String branch, String path) {
    return git.read(repository, branch, path);
  }

  /** Looks before it deletes: another repository of this name stays. */
  @Override
  public void delete(Repository repository) {
    Optional<Repository> found = find(repository.owner(), repository.name());
    if (found.isEmpty() || !Objects.equals(found.get().mark(), repository.mark())) {
      return;
    }
    rest.find(
        RestCall.delete(BitbucketCloudApi.path(repository.owner(), repository.name())),
        "delete repository " + repository.slug());
  }

  @Override
  public Optional<String> changedSince(Repository repository, @Nullable String commitHash) {
    return git.changedSince(repository, commitHash);
  }

  @Override
  public Repository ensure(String owner, String name, String defaultBranch) {
    return find(owner, name).orElseThrow(() -> WORDS.missing(owner, name));
  }

  @Override
  public String contentsUrl(Repository repository, String branch, String path) {
    return "%s/src/%s%s".formatted(repository.webUrl(), branch, path.isEmpty() ? "" : "/" + path);
  }

  /** What Git logs in with to read repositories. */
  public Login login() {
    return api.login();
  }
}
