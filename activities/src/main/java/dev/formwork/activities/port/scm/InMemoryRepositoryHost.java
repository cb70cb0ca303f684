package dev.formwork.activities.port.scm;

import dev.formwork.activities.action.ActionException.Conflict;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Repositories that live as long as this object. Commits keep no history but their messages. */
public final class InMemoryRepositoryHost implements RepositoryHost {

  /**
   * A branch as {@link #contents()} shows it.
   *
   * @param files text of each file by path; `link:` and the target for a link
   */
  public record Branch(Map<String, String> files, List<String> messages, String head) {

    public Branch {
      files = Map.copyOf(files);
      messages = List.copyOf(messages);
    }
  }

  /** A repository as {@link #contents()} shows it. */
  public record Stored(
      Repository repository,
      @Nullable NewRepository request,
      @Nullable RepositorySettings settings,
      List<Collaborator> collaborators,
      List<BranchProtection> protections,
      Map<String, Branch> branches) {

    public Stored {
      collaborators = List.copyOf(collaborators);
      protections = List.copyOf(protections);
      branches = Map.copyOf(branches);
    }

    private Stored with(RepositorySettings changed) {
      return new Stored(repository, request, changed, collaborators, protections, branches);
    }

    private Stored withCollaborators(List<Collaborator> changed) {
      return new Stored(repository, request, settings, changed, protections, branches);
    }

    private Stored withProtections(List<BranchProtection> changed) {
      return new Stored(repository, request, settings, collaborators, changed, branches);
    }

    private Stored with(Map<String, Branch> changed) {
      return new Stored(repository, request, settings, collaborators, protections, changed);
    }
  }

  private final String address;
  private final Map<String, Stored> repositories = new TreeMap<>();
  private final Map<String, Map<String, Branch>> elsewhere = new TreeMap<>();

  /**
   * @param address base of clone and web addresses, such as `http://git.example`
   */
  public InMemoryRepositoryHost(String address) {
    this.address = address;
  }

  public InMemoryRepositoryHost() {
    this("http://git.example");
  }

  /** Base of clone and web addresses. */
  public String address() {
    return address;
  }

  /** Everything on this host, by `owner/name`; comparable and independent of later changes. */
  public synchronized Map<String, Stored> contents() {
    return Map.copyOf(repositories);
  }

  /** Branches of a repository; of one that nobody created here, those that were put there. */
  synchronized Map<String, Branch> branches(String slug) {
    Stored stored = repositories.get(slug);
    return stored == null ? elsewhere.getOrDefault(slug, Map.of()) : stored.branches();
  }

  /**
   * Sets or removes a branch, also of a repository that nobody created here.
   *
   * @param branch null removes it
   */
  synchronized void put(String slug, String name, @Nullable Branch branch) {
    var branches = new TreeMap<>(branches(slug));
    branches.remove(name);
    if (branch != null) {
      branches.put(name, branch);
    }
    Stored stored = repositories.get(slug);
    if (stored == null) {
      elsewhere.put(slug, branches);
      return;
    }
    repositories.put(slug, stored.with(branches));
  }

  /** Address of a repository's page. */
  URI page(String slug) {
    return URI.create(address + "/" + slug);
  }

  @Override
  public synchronized Optional<Repository> find(String owner, String name) {
    return Optional.ofNullable(repositories.get(owner + "/" + name)).map(Stored::repository);
  }

  @Override
  public synchronized Repository create(NewRepository request) {
    Optional<Repository> present = find(request.owner(), request.name());
    if (present.isPresent()) {
      return present
          .filter(repository -> repository.isMadeBy(request.mark()))
          .orElseThrow(() -> new NameTaken(taken(request)));
    }
    return keep(request, request.mark());
  }

  private static String taken(NewRepository request) {
    return "Repository %s/%s already exists (input: repoUrl). Choose another name."
        .formatted(request.owner(), request.name());
  }

  private Repository keep(NewRepository request, @Nullable String mark) {
    String slug = request.owner() + "/" + request.name();
    var repository =
        new Repository(
            request.owner(),
            request.name(),
            URI.create(address + "/" + slug + ".git"),
            URI.create(address + "/" + slug),
            request.defaultBranch(),
            mark);
    repositories.put(slug, new Stored(repository, request, null, List.of(), List.of(), Map.of()));
    return repository;
  }

  @Override
  public synchronized void configure(Repository repository, RepositorySettings settings) {
    Stored stored = stored(repository);
    repositories.put(repository.slug(), stored.with(settings));
  }

  @Override
  public synchronized void letIn(Repository repository, List<Collaborator> collaborators) {
    Stored stored = stored(repository);
    var present = new ArrayList<>(stored.collaborators());
    present.removeIf(old -> collaborators.stream().anyMatch(old::isSameAs));
    present.addAll(collaborators);
    repositories.put(repository.slug(), stored.withCollaborators(present));
  }

  @Override
  public synchronized Optional<String> protect(Repository repository, BranchProtection protection) {
    Stored stored = stored(repository);
    var protections = new ArrayList<>(stored.protections());
    protections.removeIf(present -> present.branch().equals(protection.branch()));
    protections.add(protection);
    repositories.put(repository.slug(), stored.withProtections(protections));
    return Optional.empty();
  }

  @Override
  public synchronized CommitReceipt push(Repository repository, FirstCommit commit) {
    Map<String, String> files = InMemoryFiles.read(commit.directory());
    String hash =
        InMemoryFiles.hash(files, commit.message(), commit.author(), commit.at().toString());
    Branch present = stored(repository).branches().get(commit.branch());
    if (present != null && !present.head().equals(hash)) {
      throw new Conflict(
          "Branch %s of %s holds other commits. Choose another repository name."
              .formatted(commit.branch(), repository.slug()));
    }
    put(repository.slug(), commit.branch(), new Branch(files, List.of(commit.message()), hash));
    return new CommitReceipt(hash, present == null, page(repository, hash));
  }

  @Override
  public synchronized CommitReceipt commit(Repository repository, FileCommit commit) {
    Branch present =
        stored(repository)
            .branches()
            .getOrDefault(commit.branch(), new Branch(Map.of(), List.of(), ""));
    Map<String, String> files = new TreeMap<>(present.files());
    for (FileChange change : commit.changes()) {
      apply(change, files, repository);
    }
    if (files.equals(present.files())) {
      return new CommitReceipt(present.head(), false, null);
    }
    var messages = new ArrayList<>(present.messages());
    messages.add(commit.message());
    String hash =
        InMemoryFiles.hash(
            files, present.head() + commit.message(), commit.author(), "" + commit.at());
    put(repository.slug(), commit.branch(), new Branch(files, messages, hash));
    return new CommitReceipt(hash, true, page(repository, hash));
  }

  private static void apply(FileChange change, Map<String, String> files, Repository repository) {
    String now = files.get(change.path());
    if (Objects.equals(now, change.after())) {
      return;
    }
    if (!Objects.equals(now, change.before())) {
      throw new Conflict(
          "File %s in %s was changed by somebody else. Look at it, then run the template again."
              .formatted(change.path(), repository.slug()));
    }
    if (change.after() == null) {
      files.remove(change.path());
      return;
    }
    files.put(change.path(), change.after());
  }

  @Override
  public synchronized Optional<String> read(Repository repository, String branch, String path) {
    return Optional.ofNullable(stored(repository).branches().get(branch))
        .map(present -> present.files().get(path));
  }

  @Override
  public synchronized void delete(Repository repository) {
    repositories.remove(repository.slug());
  }

  @Override
  public synchronized Optional<String> changedSince(
      Repository repository, @Nullable String commitHash) {
    Map<String, Branch> branches = stored(repository).branches();
    boolean isUnchanged =
        branches.values().stream().allMatch(branch -> isOurs(branch, repository, commitHash));
    return isUnchanged
        ? Optional.empty()
        : Optional.of("Somebody pushed to it after the run made it.");
  }

  /** A run's later steps may have added commits to its first one. */
  private static boolean isOurs(Branch branch, Repository repository, @Nullable String commitHash) {
    String mark = repository.mark();
    if (branch.head().equals(commitHash) || mark == null) {
      return branch.head().equals(commitHash);
    }
    String run = mark.contains("/") ? mark.substring(0, mark.indexOf('/') + 1) : mark;
    return branch.messages().stream().allMatch(message -> message.contains(run))
        && (commitHash != null || branch.messages().getFirst().contains(mark));
  }

  @Override
  public synchronized Repository ensure(String owner, String name, String defaultBranch) {
    return find(owner, name)
        .orElseGet(
            () ->
                keep(
                    new NewRepository(
                        owner,
                        name,
                        null,
                        null,
                        NewRepository.Visibility.PRIVATE,
                        defaultBranch,
                        ""),
                    null));
  }

  @Override
  public String contentsUrl(Repository repository, String branch, String path) {
    return repository.webUrl() + "/blob/" + branch + (path.isEmpty() ? "" : "/" + path);
  }

  private Stored stored(Repository repository) {
    Stored stored = repositories.get(repository.slug());
    if (stored == null) {
      throw new InvalidInput(
          "Repository %s does not exist. Create it first.".formatted(repository.slug()));
    }
    return stored;
  }

  private static URI page(Repository repository, String hash) {
    return URI.create(repository.webUrl() + "/commit/" + hash);
  }
}
