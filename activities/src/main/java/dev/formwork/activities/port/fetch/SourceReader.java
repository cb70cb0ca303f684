package dev.formwork.activities.port.fetch;

import dev.formwork.activities.action.ActionException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads files from addresses outside, only from hosts that the operator allows. Every method may
 * throw {@link ActionException.InvalidInput} for an address that is not allowed or where nothing
 * is, {@link ActionException.PermissionDenied}, {@link ActionException.RateLimited} and {@link
 * ActionException.Unavailable}.
 */
public interface SourceReader {

  /**
   * Writes the directory tree at the address into an existing empty directory.
   *
   * @param token used in place of the configured credentials, or null
   */
  void readTree(URI url, @Nullable String token, Path directory);

  /**
   * The bytes of one file.
   *
   * @param token used in place of the configured credentials, or null
   */
  byte[] readFile(URI url, @Nullable String token);
}
