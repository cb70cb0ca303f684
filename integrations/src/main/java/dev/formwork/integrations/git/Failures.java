package dev.formwork.integrations.git;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells what a failed exchange with a Git server means. */
final class Failures {

  private Failures() {}

  /**
   * The failure that the exception is.
   *
   * @param mayBeMissing whether a user may have named a repository that does not exist; otherwise
   *     the server is expected to find it soon
   */
  static ActionException translate(
      GitRemote remote, Connections connections, boolean mayBeMissing, IOException e) {
    AddressGuard.Refused refused = cause(e, AddressGuard.Refused.class);
    if (refused != null) {
      return new InvalidInput(refused.sentence(), refused);
    }
    if (cause(e, ReadLimits.Exceeded.class) != null) {
      return new InvalidInput(
          "%s is larger than the limit. Use a smaller repository.".formatted(remote.name()),
          new ReadLimits.Exceeded(remote.name()));
    }
    String name = remote.name();
    int status = connections.lastStatus();
    Duration wait = seconds(connections.lastHeader("Retry-After"));
    if (status == 429 || status == 403 && wait != null) {
      return new RateLimited(
          "%s asks to wait before the next request (%d).".formatted(name, status), wait, e);
    }
    return switch (status) {
      case 401, 403 ->
          new PermissionDenied(
              "%s refused the access (%d). Check that the token is valid and may read and write it."
                  .formatted(name, status),
              e);
      case 404 -> {
        String missing =
            "%s was not found (404). If it exists, check that the token may see it."
                .formatted(name);
        yield mayBeMissing ? new InvalidInput(missing, e) : new Unavailable(missing, e);
      }
      case 413 ->
          new InvalidInput("%s refused the push: it is too large (413).".formatted(name), e);
      case 0 -> new Unavailable("%s cannot be reached: %s.".formatted(name, innermost(e)), e);
      default ->
          new Unavailable(
              "%s could not be read or written (status %d): %s."
                  .formatted(name, status, innermost(e)),
              e);
    };
  }

  private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }

  private static String innermost(Throwable e) {
    Throwable at = e;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
  }

  private static @Nullable Duration seconds(@Nullable String retryAfter) {
    return retryAfter != null && retryAfter.matches("\\d{1,6}")
        ? Duration.ofSeconds(Long.parseLong(retryAfter))
        : null;
  }
}
