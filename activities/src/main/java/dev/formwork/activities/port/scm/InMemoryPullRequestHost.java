package dev.formwork.activities.port.scm;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost.Branch;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.PullRequest.State;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Pull requests of repositories in memory. A repository that is not there is taken for one that
 * exists with an empty default branch, so that a dry run may propose changes of any. `.gitignore`
 * files are not read.
 */
public final class InMemoryPullRequestHost implements PullRequestHost {

  /** A pull request as {@link #contents()} shows it. */
  public record Stored(
      String slug,
      PullRequest pullRequest,
      String title,
      String description,
      boolean draft,
      List<Participants> invited) {

    public Stored {
      invited = List.copyOf(invited);
    }

    private Stored with(PullRequest changed) {
      return new Stored(slug, changed, title, description, draft, invited);
    }

    private Stored with(Participants more) {
      var all = new ArrayList<>(invited);
      all.add(more);
      return new Stored(slug, pullRequest, title, description, draft, all);
    }
  }

  private final InMemoryRepositoryHost repositories;
  private final List<Stored> stored = new ArrayList<>();

  /**
   * @param repositories whose branches the changes are made on
   */
  public InMemoryPullRequestHost(InMemoryRepositoryHost repositories) {
    this.repositories = repositories;
  }

  /** The open and merged pull requests; comparable and independent of later changes. */
  public synchronized List<Stored> contents() {
    return stored.stream()
        .filter(present -> present.pullRequest().state() != State.CLOSED)
        .toList();
  }

  /** Merges a pull request, as a person does. */
  public synchronized void merge(String slug, long number) {
    replace(slug, number, present -> present.with(present.pullRequest().with(State.MERGED)));
  }

  @Override
  public synchronized Optional<PullRequest> propose(ProposedChange change) {
    Optional<PullRequest> ours =
        from(change.slug(), change.branch()).filter(found -> found.isMadeBy(change.mark()));
    if (ours.isPresent()) {
      return ours;
    }
    String target = target(change);
    Branch present = repositories.branches(change.slug()).get(change.branch());
    boolean own = present == null || isOurs(present, change.mark());
    if (!own && change.existing() == ExistingBranch.REFUSE) {
      throw new NameTaken(
          "Branch %s of %s already exists (input: branchName). Choose another name."
              .formatted(change.branch(), change.slug()));
    }
    Optional<Branch> head = head(change, target, present, own);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    repositories.put(change.slug(), change.branch(), head.get());
    return from(change.slug(), change.branch())
        .or(() -> Optional.of(open(change, target, head.get(), own)));
  }

  private String target(ProposedChange change) {
    Optional<Repository> repository = repositories.find(change.owner(), change.name());
    String fallback = repository.map(Repository::defaultBranch).orElse("main");
    String target = change.targetBranch() == null ? fallback : change.targetBranch();
    if (repository.isPresent() && !repositories.branches(change.slug()).containsKey(target)) {
      throw new InvalidInput(
          "Repository %s has no branch %s. Correct the target branch."
              .formatted(change.slug(), target));
    }
    return target;
  }

  private Optional<Branch> head(
      ProposedChange change, String target, @Nullable Branch present, boolean own) {
    if (present != null && (own || change.existing() == ExistingBranch.TAKE)) {
      return Optional.of(present);
    }
    Branch base =
        present != null
            ? present
            : repositories
                .branches(change.slug())
                .getOrDefault(target, new Branch(Map.of(), List.of(), ""));
    Map<String, String> files = overlaid(change.overlay(), base.files());
    boolean same = files.equals(base.files());
    if (same && present != null) {
      return Optional.of(present);
    }
    if (same && !change.createWhenEmpty()) {
      return Optional.empty();
    }
    var messages = new ArrayList<>(base.messages());
    messages.add(
        "%s\n\n%s: %s\n"
            .formatted(change.overlay().message(), present == null ? OWN : ADDED, change.mark()));
    Person author = change.overlay().author();
    String hash =
        InMemoryFiles.hash(files, base.head() + messages, author, "" + change.overlay().at());
    return Optional.of(new Branch(files, messages, hash));
  }

  private static final String OWN = "Formwork-Step";
  private static final String ADDED = "Formwork-Added-By";

  private static boolean isOurs(Branch branch, String mark) {
    return !branch.messages().isEmpty()
        && branch.messages().getLast().endsWith("\n" + OWN + ": " + mark + "\n");
  }

  private static Map<String, String> overlaid(Overlay overlay, Map<String, String> base) {
    Map<String, String> files = new TreeMap<>(base);
    for (String deletion : overlay.deletions()) {
      files.keySet().removeIf(path -> (path + "/").startsWith(deletion + "/"));
    }
    if (overlay.directory() != null) {
      String prefix = overlay.targetPath().isEmpty() ? "" : overlay.targetPath() + "/";
      InMemoryFiles.read(overlay.directory())
          .forEach((path, text) -> files.put(prefix + path, text));
    }
    return files;
  }

  private PullRequest open(ProposedChange change, String target, Branch head, boolean own) {
    int number = stored.size() + 1;
    URI url = URI.create(repositories.page(change.slug()) + "/pull/" + number);
    var opened =
        new PullRequest(
            number, url, change.branch(), target, head.head(), State.OPEN, change.mark(), own);
    stored.add(
        new Stored(
            change.slug(),
            opened,
            change.title(),
            change.description(),
            change.draft(),
            List.of()));
    return opened;
  }

  @Override
  public synchronized Withdrawal withdraw(ProposedChange.Key key, @Nullable String headCommit) {
    PullRequest found =
        from(key.slug(), key.branch()).filter(present -> present.isMadeBy(key.mark())).orElse(null);
    Branch head = repositories.branches(key.slug()).get(key.branch());
    boolean ownBranch = head != null && (found == null || found.ownBranch());
    String name = key.slug() + (found == null ? ":" + key.branch() : "#" + found.number());
    URI url = found == null ? null : found.url();
    if (found != null && found.state() == State.MERGED) {
      return new Withdrawal.Kept(name, url, "It was merged. Revert it by hand if need be.");
    }
    boolean untouched = head != null && isUntouched(head, key, headCommit);
    if (found != null && ownBranch && !untouched) {
      return new Withdrawal.Kept(
          name, url, "Somebody pushed to its branch. Close it by hand when nobody needs it.");
    }
    if (found == null && !untouched) {
      return new Withdrawal.Nothing();
    }
    if (ownBranch) {
      repositories.put(key.slug(), key.branch(), null);
    }
    if (found != null) {
      replace(key.slug(), found.number(), present -> present.with(found.with(State.CLOSED)));
    }
    return new Withdrawal.Gone(name, url);
  }

  private static boolean isUntouched(
      Branch head, ProposedChange.Key key, @Nullable String headCommit) {
    return isOurs(head, key.mark()) && (headCommit == null || headCommit.equals(head.head()));
  }

  @Override
  public synchronized List<String> invite(
      ProposedChange.Key key, PullRequest pullRequest, Participants participants) {
    replace(
        key.slug(),
        pullRequest.number(),
        present -> present.invited().contains(participants) ? present : present.with(participants));
    return List.of();
  }

  private Optional<PullRequest> from(String slug, String branch) {
    return stored.stream()
        .filter(present -> present.slug().equals(slug))
        .map(Stored::pullRequest)
        .filter(present -> present.branch().equals(branch) && present.state() != State.CLOSED)
        .findFirst();
  }

  private void replace(String slug, long number, UnaryOperator<Stored> replacement) {
    stored.replaceAll(
        present ->
            present.slug().equals(slug) && present.pullRequest().number() == number
                ? replacement.apply(present)
                : present);
  }
}
