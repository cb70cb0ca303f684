package dev.formwork.worker;

import dev.formwork.integrations.s3.S3Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The files of runs.
 *
 * @param directory where steps work and blobs are cached
 * @param maxFiles most files of one workspace
 * @param maxBytes most bytes of one workspace
 * @param maxFileBytes most bytes of one file
 * @param cache most bytes of the cache of blobs
 * @param cleanupInterval pause between removals of files that no run needs
 * @param retention how long the files of an ended run are kept; zero deletes them at its end
 * @param store where the contents of new files go
 * @param s3 the bucket, which is read as long as it is set
 */
public record WorkspaceSettings(
    Path directory,
    int maxFiles,
    DataSize maxBytes,
    DataSize maxFileBytes,
    DataSize cache,
    Duration cleanupInterval,
    Duration retention,
    Store store,
    S3 s3) {

  public WorkspaceSettings {
    if (store == Store.S3 && !s3.isConfigured()) {
      throw new IllegalArgumentException(
          "formwork.workspace.store is s3 and there is no bucket. Set formwork.workspace.s3.bucket and formwork.workspace.s3.region.");
    }
  }

  /** Where the contents of files are between steps. */
  public enum Store {
    /** In the database, beside the lists of files. */
    POSTGRES,
    /** In a bucket; the lists of files stay in the database. */
    S3
  }

  /**
   * The bucket for the contents of files. Without a name and a region there is none.
   *
   * @param prefix what the names of all objects begin with
   * @param endpoint of a server other than Amazon's, or null
   * @param pathStyle whether the bucket stands in the path and not in the host name
   * @param accessKey with its secret key, or null to log in as the AWS SDK finds it
   * @param kmsKey of {@link S3Settings.Encryption#KMS}, or null for the bucket's own
   * @param timeout longest wait for one answer
   */
  public record S3(
      @Nullable String bucket,
      String prefix,
      @Nullable String region,
      @Nullable URI endpoint,
      boolean pathStyle,
      @Nullable String accessKey,
      @Nullable String secretKey,
      S3Settings.Encryption encryption,
      @Nullable String kmsKey,
      Duration timeout) {

    boolean isConfigured() {
      return isSet(bucket) && isSet(region);
    }

    S3Settings settings() {
      return new S3Settings(
          String.valueOf(bucket),
          prefix,
          String.valueOf(region),
          endpoint,
          pathStyle,
          isSet(accessKey) ? accessKey : null,
          isSet(secretKey) ? secretKey : null,
          encryption,
          isSet(kmsKey) ? kmsKey : null,
          timeout);
    }

    private static boolean isSet(@Nullable String value) {
      return value != null && !value.isBlank();
    }

    @Override
    public String toString() {
      return "S3[bucket=%s, prefix=%s, region=%s, endpoint=%s]"
          .formatted(bucket, prefix, region, endpoint);
    }
  }
}
