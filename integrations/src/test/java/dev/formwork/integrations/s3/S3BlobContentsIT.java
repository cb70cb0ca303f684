package dev.formwork.integrations.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.workspace.BlobContents;
import dev.formwork.activities.port.workspace.BlobContentsContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3 server. */
class S3BlobContentsIT implements BlobContentsContract {

  private static final AtomicInteger COUNT = new AtomicInteger();

  @TempDir private static Path folder;
  private static S3Server server;

  @BeforeAll
  static void startServer() {
    server = S3Server.start(folder);
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  private static S3Settings bucket() {
    return server.bucket("contents-" + COUNT.incrementAndGet());
  }

  @Override
  public BlobContents contents() {
    return new S3BlobContents(bucket());
  }

  @Test
  void deletesMoreThanOneCallMay() {
    BlobContents contents = contents();
    contents.put(Map.of("aa/1", new byte[] {1}));
    List<String> many = IntStream.range(0, 1_200).mapToObj(i -> "aa/" + i).toList();

    contents.delete(many);

    assertThat(contents.list(null, 10)).isEmpty();
  }

  @Test
  void seesNothingOfOthersInTheSameBucket() {
    S3Settings ours = bucket();
    S3Settings others =
        new S3Settings(
            ours.bucket(),
            "others/",
            ours.region(),
            ours.endpoint(),
            ours.pathStyle(),
            ours.accessKey(),
            ours.secretKey(),
            ours.encryption(),
            ours.kmsKey(),
            ours.timeout());
    new S3BlobContents(others).put(Map.of("aa/1", text("theirs")));

    BlobContents contents = new S3BlobContents(ours);

    assertThat(contents.list(null, 10)).isEmpty();
    assertThat(contents.get(List.of("aa/1"))).isEmpty();
  }

  @Test
  void saysThatTheBucketDoesNotExist() {
    BlobContents contents = new S3BlobContents(server.settings("no-such-bucket"));

    assertThatThrownBy(() -> contents.put(Map.of("aa/1", text("x"), "aa/2", text("y"))))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll(
            "The bucket no-such-bucket does not exist", "formwork.workspace.s3.bucket");
  }

  @Test
  void saysThatTheLoginIsRefused() {
    S3Settings right = bucket();
    S3Settings wrong =
        new S3Settings(
            right.bucket(),
            right.prefix(),
            right.region(),
            right.endpoint(),
            right.pathStyle(),
            right.accessKey(),
            "another-secret",
            right.encryption(),
            right.kmsKey(),
            right.timeout());

    assertThatThrownBy(() -> new S3BlobContents(wrong).get(List.of("aa/1")))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll("refused our login (403", "s3:GetObject")
        .hasMessageNotContaining("another-secret");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
