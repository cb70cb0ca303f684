package dev.formwork.integrations.git;

import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.port.trace.CallTraces;
import dev.formwork.activities.port.trace.OpenCall;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/** One local repository talking to one remote. */
final class Session {

  private final GitRemote remote;
  private final Duration timeout;
  private final Connections connections;
  private final Repository repository;
  private final boolean mayBeMissing;

  private Session(
      GitRemote remote,
      Duration timeout,
      Connections connections,
      Repository repository,
      boolean mayBeMissing) {
    this.remote = remote;
    this.timeout = timeout;
    this.connections = connections;
    this.repository = repository;
    this.mayBeMissing = mayBeMissing;
  }

  /** With a remote that an operator or a run made. */
  static Session withOwn(GitRemote remote, Duration timeout, Repository repository) {
    Connections connections = new Connections(AddressGuard.OPEN, Long.MAX_VALUE);
    return new Session(remote, timeout, connections, repository, false);
  }

  /** With a remote that a user named. */
  static Session withNamed(
      GitRemote remote, Duration timeout, Connections connections, Repository repository) {
    return new Session(remote, timeout, connections, repository, true);
  }

  /** What is done with an open transport. */
  interface Call<T> {
    T with(Transport transport) throws IOException;
  }

  <T> T call(Call<T> call) {
    return call("git fetch", call);
  }

  /** The call, told by this name to whoever watches the step that makes it. */
  private <T> T call(String name, Call<T> call) {
    try (OpenCall told = CallTraces.current().begin(name, remote.url())) {
      try {
        return answer(call);
      } catch (RuntimeException e) {
        told.failed(e);
        throw e;
      }
    }
  }

  private <T> T answer(Call<T> call) {
    try (Transport transport = open()) {
      return call.with(transport);
    } catch (IOException e) {
      throw Failures.translate(remote, connections, mayBeMissing, e);
    }
  }

  /** A repository without a directory, for commits that are pushed at once. */
  static Repository memory() {
    return new InMemoryRepository(new DfsRepositoryDescription("commit"));
  }

  /** The id of each ref by its full name; empty for a repository without commits. */
  Map<String, String> refs() {
    return call(
        transport -> {
          try (FetchConnection connection = transport.openFetch()) {
            Map<String, String> refs = new LinkedHashMap<>();
            for (Ref ref : connection.getRefs()) {
              if (ref.getObjectId() != null) {
                refs.put(ref.getName(), ref.getObjectId().name());
              }
            }
            return refs;
          }
        });
  }

  /** Fetches the newest commit of the branch without its history; empty when there is no branch. */
  Optional<ObjectId> fetchTip(String branch) {
    return fetch(Constants.R_HEADS + branch);
  }

  /** Fetches the newest commits of the branch; empty when there is no branch. */
  Optional<ObjectId> fetchHistory(String branch, int commits) {
    return fetch(Constants.R_HEADS + branch, commits);
  }

  /** Fetches the commit of a ref without its history; empty when there is no such ref. */
  Optional<ObjectId> fetch(String ref) {
    return fetch(ref, 1);
  }

  private Optional<ObjectId> fetch(String ref, int depth) {
    return call(
        transport -> {
          transport.setDepth(depth);
          transport.setTagOpt(TagOpt.NO_TAGS);
          try {
            return tip(transport, ref);
          } catch (TransportException e) {
            if (isThere(transport, ref)) {
              throw e;
            }
            return Optional.empty();
          }
        });
  }

  private static Optional<ObjectId> tip(Transport transport, String ref) throws IOException {
    RefSpec spec = new RefSpec("+" + ref + ":refs/heads/fetched");
    FetchResult result = transport.fetch(NullProgressMonitor.INSTANCE, List.of(spec), null);
    return Optional.ofNullable(result.getAdvertisedRef(ref)).map(Ref::getObjectId);
  }

  private static boolean isThere(Transport transport, String ref) throws IOException {
    try (FetchConnection connection = transport.openFetch()) {
      return connection.getRef(ref) != null;
    }
  }

  /**
   * Moves the branch from one commit to the other and answers OK, UP_TO_DATE, or
   * REJECTED_REMOTE_CHANGED when the branch stood elsewhere.
   *
   * @throws PermissionDenied when the server refuses for another reason
   */
  Status push(String branch, ObjectId commit, ObjectId expected) {
    String ref = Constants.R_HEADS + branch;
    return call(
        "git push",
        transport -> {
          RemoteRefUpdate update =
              new RemoteRefUpdate(repository, ref, commit, ref, false, null, expected);
          transport.push(NullProgressMonitor.INSTANCE, List.of(update));
          return outcome(update, ref, expected);
        });
  }

  private Status outcome(RemoteRefUpdate update, String ref, ObjectId expected) {
    return switch (update.getStatus()) {
      case OK, UP_TO_DATE -> update.getStatus();
      case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> Status.REJECTED_REMOTE_CHANGED;
      default -> {
        if (isLostRace(update, ref, expected)) {
          yield Status.REJECTED_REMOTE_CHANGED;
        }
        throw new PermissionDenied(
            "%s refused the push to %s: %s. Check the branch's protection rules."
                .formatted(remote.name(), ref, update.getMessage()));
      }
    };
  }

  /**
   * Whether another writer is about to move the branch, or has moved it after the server said where
   * it stood: each server has its own words for that, so the branch itself is asked.
   */
  private boolean isLostRace(RemoteRefUpdate update, String ref, ObjectId expected) {
    String said = String.valueOf(update.getMessage()).toLowerCase(Locale.ROOT);
    String now = refs().getOrDefault(ref, ObjectId.zeroId().name());
    return said.contains("lock") || !now.equals(expected.name());
  }

  private Transport open() throws IOException {
    try {
      URIish address = new URIish(remote.url().toString());
      Transport transport = Transport.open(repository, address);
      transport.setTimeout((int) Math.max(1, timeout.plusMillis(999).toSeconds()));
      if (remote.login() != null) {
        transport.setCredentialsProvider(new HostBoundLogin(remote.login(), address));
      }
      if (!(transport instanceof TransportHttp http)) {
        transport.close();
        throw new IllegalArgumentException(
            "Address %s is not an http or https address.".formatted(remote.url()));
      }
      http.setHttpConnectionFactory(connections);
      return transport;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Address %s cannot be read.".formatted(remote.url()), e);
    }
  }
}
