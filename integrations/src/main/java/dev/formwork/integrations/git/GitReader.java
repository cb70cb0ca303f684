package dev.formwork.integrations.git;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Reads files of remote repositories by fetching one commit of them, once while it is kept. */
public final class GitReader implements AutoCloseable {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private final Duration timeout;
  private final AddressGuard guard;
  private final CommitCache commits = new CommitCache();

  /**
   * @param timeout for connecting and for each wait for bytes; rounded up to seconds
   */
  public GitReader(Duration timeout, AddressGuard guard) {
    IsolatedGit.install();
    this.timeout = timeout;
    this.guard = guard;
  }

  /**
   * Where in a repository.
   *
   * @param ref full name of a ref, or a commit's id
   * @param commit what the ref stands for now
   * @param path empty for the root
   */
  private record Place(String ref, String commit, String path) {}

  /**
   * Writes a directory of a repository into an existing empty directory, with modes and links.
   *
   * @param refAndPath branch, tag or commit, then the path, as addresses have them; empty for the
   *     root of the default branch
   * @throws InvalidInput when there is nothing there, it is larger than the limits, or a name or
   *     link in it leads out of it
   */
  public void copyTree(GitRemote remote, String refAndPath, Path directory, ReadLimits limits) {
    reading(
        remote,
        refAndPath,
        limits,
        (repository, commit, path) -> {
          new TreeCopy(repository, limits, directory).copy(commit, path);
          return directory;
        });
  }

  /**
   * The bytes of one file.
   *
   * @throws InvalidInput when there is no file there or it is larger than the limits
   */
  public byte[] readFile(GitRemote remote, String refAndPath, ReadLimits limits) {
    return reading(
        remote,
        refAndPath,
        limits,
        (repository, commit, path) -> TreeCopy.file(repository, commit, path, limits));
  }

  private interface Reading<T> {
    T read(Repository repository, ObjectId commit, String path) throws IOException;
  }

  private <T> T reading(
      GitRemote remote, String refAndPath, ReadLimits limits, Reading<T> reading) {
    Connections connections = new Connections(guard, limits.maxTotalBytes());
    try (Repository memory = Session.memory()) {
      Session session = Session.withNamed(remote, timeout, connections, memory);
      Place place = place(session, refAndPath).orElseThrow(() -> nothing(remote, refAndPath));
      try (CommitCache.Held held =
          commits
              .find(remote, place.commit())
              .orElseGet(() -> fetched(remote, refAndPath, place, connections))) {
        ObjectId commit = ObjectId.fromString(place.commit());
        return reading.read(held.repository(), commit, place.path());
      }
    } catch (TreeCopy.NothingThere e) {
      throw nothing(remote, refAndPath);
    } catch (ReadLimits.Exceeded e) {
      throw new InvalidInput("%s: %s".formatted(remote.name(), e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommitCache.Held fetched(
      GitRemote remote, String refAndPath, Place place, Connections connections) {
    ScratchRepository scratch = ScratchRepository.create();
    try {
      Session session = Session.withNamed(remote, timeout, connections, scratch.repository());
      ObjectId commit = session.fetch(place.ref()).orElseThrow(() -> nothing(remote, refAndPath));
      if (!commit.name().equals(place.commit())) {
        throw new Unavailable(
            "%s moved while it was being read (input: url).".formatted(remote.name()));
      }
      return commits.keep(remote, place.commit(), scratch);
    } catch (RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  @Override
  public void close() {
    commits.close();
  }

  private static InvalidInput nothing(GitRemote remote, String refAndPath) {
    return new InvalidInput(
        "There is nothing at '%s' in %s (input: url). Correct the address."
            .formatted(refAndPath, remote.name()));
  }

  /** A branch's name may hold slashes: the longest one that is a ref wins. */
  private static Optional<Place> place(Session session, String refAndPath) {
    String address = refAndPath.replaceAll("^/+|/+$", "");
    Map<String, String> refs = session.refs();
    if (address.isEmpty()) {
      return place(refs, Constants.HEAD, "");
    }
    for (int end = address.length(); end > 0; end = address.lastIndexOf('/', end - 1)) {
      String ref = ref(refs, address.substring(0, end));
      if (ref != null) {
        return place(refs, ref, address.substring(end).replaceAll("^/+", ""));
      }
    }
    return Optional.empty();
  }

  private static Optional<Place> place(Map<String, String> refs, String ref, String path) {
    String commit = COMMIT.matcher(ref).matches() ? ref : refs.get(ref);
    return Optional.ofNullable(commit).map(known -> new Place(ref, known, path));
  }

  private static @Nullable String ref(Map<String, String> refs, String name) {
    if (name.equals(Constants.HEAD) || COMMIT.matcher(name).matches()) {
      return name;
    }
    if (refs.containsKey(Constants.R_HEADS + name)) {
      return Constants.R_HEADS + name;
    }
    return refs.containsKey(Constants.R_TAGS + name) ? Constants.R_TAGS + name : null;
  }
}
