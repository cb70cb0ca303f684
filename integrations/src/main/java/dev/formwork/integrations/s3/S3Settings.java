package dev.formwork.integrations.s3;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A bucket.
 *
 * @param bucket its name; it must exist
 * @param prefix what the names of all objects begin with, such as `formwork/`
 * @param region such as `eu-central-1`
 * @param endpoint of a server other than Amazon's, or null
 * @param pathStyle whether the bucket stands in the path, as most other servers want it, or in the
 *     host name
 * @param accessKey null to log in as the AWS SDK finds it: environment, service account, instance
 * @param secretKey belongs to the access key
 * @param encryption that the server is asked for
 * @param kmsKey of {@link Encryption#KMS}, or null for the bucket's own
 * @param timeout longest wait for one answer
 */
public record S3Settings(
    String bucket,
    String prefix,
    String region,
    @Nullable URI endpoint,
    boolean pathStyle,
    @Nullable String accessKey,
    @Nullable String secretKey,
    Encryption encryption,
    @Nullable String kmsKey,
    Duration timeout) {

  /** How the server encrypts what it keeps. */
  public enum Encryption {
    /** As the bucket is set up. */
    BUCKET,
    /** With keys of S3. */
    S3,
    /** With a key of the key management service. */
    KMS
  }

  /**
   * Checks what can be checked without the server.
   *
   * @throws IllegalArgumentException naming the setting and what to do
   */
  public S3Settings {
    if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new IllegalArgumentException(
          "Bucket '%s' is not a bucket's name (setting formwork.workspace.s3.bucket). Use 3 to 63 small letters, digits, dots and dashes."
              .formatted(bucket));
    }
    if ((accessKey == null) != (secretKey == null)) {
      throw new IllegalArgumentException(
          "Only one of formwork.workspace.s3.access-key and secret-key is set. Set both, or none to log in as the AWS SDK finds it.");
    }
    if (endpoint != null && (endpoint.getHost() == null || endpoint.getScheme() == null)) {
      throw new IllegalArgumentException(
          "Endpoint '%s' is not an address (setting formwork.workspace.s3.endpoint). Use e.g. https://s3.example.org."
              .formatted(endpoint));
    }
  }

  @Override
  public String toString() {
    return "S3Settings[bucket=%s, prefix=%s, region=%s, endpoint=%s, encryption=%s]"
        .formatted(bucket, prefix, region, endpoint, encryption);
  }
}
