package dev.formwork.api.approvals;

import dev.formwork.api.http.ApiFailure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Knows requests of Slack by their signature, and each of them once:
 * https://docs.slack.dev/authentication/verifying-requests-from-slack, read 2026-11.
 */
final class SlackRequests {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String ALGORITHM = "HmacSHA256";

  private final JdbcClient jdbc;
  private final @Nullable String secret;
  private final Clock clock;

  /**
   * Knows requests that were signed with this secret.
   *
   * @param secret null when no request is taken
   */
  SlackRequests(JdbcClient jdbc, @Nullable String secret, Clock clock) {
    this.jdbc = jdbc;
    this.secret = secret == null || secret.isBlank() ? null : secret.strip();
    this.clock = clock;
  }

  /**
   * Takes a request.
   *
   * @param body the bytes as they were sent
   * @throws ApiFailure when Slack did not send it, did not send it now, or it was taken before
   */
  void take(byte[] body, @Nullable String timestamp, @Nullable String signature) {
    if (secret == null) {
      throw ApiFailure.notFound(
          "Buttons of Slack are not set up. Set formwork.slack.signing-secret.");
    }
    if (timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) {
      throw refused("it carries no signature");
    }
    long age = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
    if (Math.abs(age) > TOLERANCE.toSeconds()) {
      throw refused("it was signed %d s away from now".formatted(age));
    }
    byte[] expected = sign(secret, timestamp, body).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
      throw refused("its signature is not that of our Slack app");
    }
    if (!isNew(signature)) {
      throw ApiFailure.conflict("This request was taken before. Click again.");
    }
  }

  private static ApiFailure refused(String reason) {
    return new ApiFailure(
        ApiFailure.Kind.AUTHENTICATION,
        "This request is not taken for one of Slack: %s (headers X-Slack-Signature and X-Slack-Request-Timestamp)."
            .formatted(reason));
  }

  private boolean isNew(String signature) {
    jdbc.sql("delete from slack_request where taken_at < now() - interval '1 hour'").update();
    return jdbc.sql("insert into slack_request (signature) values (?) on conflict do nothing")
            .param(signature)
            .update()
        == 1;
  }

  /** The signature that Slack writes. */
  static String sign(String secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update("v0:%s:".formatted(timestamp).getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
