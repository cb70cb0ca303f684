package dev.formwork.integrations.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.formwork.activities.action.ActionException.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a bucket asks for and how it fails, played by a stub. */
class S3RefusalsTest {

  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
  private @Nullable HttpServer stub;
  private Duration timeout = Duration.ofSeconds(10);

  @AfterEach
  void stopStub() {
    over.countDown();
    if (stub != null) {
      stub.stop(0);
    }
  }

  @Test
  void asksTheStubForEncryptionChecksAndNoOverwriting() {
    S3Settings settings =
        settings(exchange -> answer(exchange, 200, ""), S3Settings.Encryption.KMS, "key-7");

    new S3BlobContents(settings).put(Map.of("aa/1", new byte[] {1}));

    assertThat(headers.getFirst())
        .containsEntry("X-amz-server-side-encryption", List.of("aws:kms"))
        .containsEntry("X-amz-server-side-encryption-aws-kms-key-id", List.of("key-7"))
        .containsEntry("If-none-match", List.of("*"))
        .containsEntry(
            "X-amz-checksum-sha256", List.of("S/USLzRFVMU73i67jNK349FgCtYxw4Wl18ziPHeFRZo="));
  }

  @Test
  void asksTheStubForKeysOfItsOwn() {
    S3Settings settings =
        settings(exchange -> answer(exchange, 200, ""), S3Settings.Encryption.S3, null);

    new S3BlobContents(settings).put(Map.of("aa/1", new byte[] {1}));

    assertThat(headers.getFirst()).containsEntry("X-amz-server-side-encryption", List.of("AES256"));
  }

  @Test
  void takesAnOverwriteThatTheStubRefusesForItsOwnEarlierTry() {
    S3Settings settings = settings(exchange -> error(exchange, 412, "PreconditionFailed"));

    new S3BlobContents(settings).put(Map.of("aa/1", new byte[] {1}));

    assertThat(headers).hasSize(1);
  }

  @Test
  void triesAStubAgainThatIsBusyAndThenSaysSo() {
    S3Settings settings = settings(exchange -> error(exchange, 503, "SlowDown"));

    assertThatThrownBy(() -> new S3BlobContents(settings).get(List.of("aa/1")))
        .isInstanceOf(Unavailable.class)
        .hasMessage("The bucket formwork answered 503 SlowDown. The step is tried again.");
    assertThat(headers).hasSizeGreaterThan(1);
  }

  @Test
  void saysThatAStubWhichCutsTheConnectionCannotBeReached() {
    S3Settings settings = settings(HttpExchange::close);

    assertThatThrownBy(() -> new S3BlobContents(settings).get(List.of("aa/1", "aa/2")))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("The bucket formwork cannot be reached");
  }

  @Test
  void waitsNoLongerThanItMayForAStubThatIsSilent() {
    timeout = Duration.ofMillis(300);
    S3Settings settings = settings(exchange -> await());

    assertThatThrownBy(() -> new S3BlobContents(settings).get(List.of("aa/1")))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("The bucket formwork cannot be reached");
  }

  @Test
  void namesTheObjectThatTheStubDoesNotDelete() {
    S3Settings settings =
        settings(
            exchange ->
                answer(
                    exchange,
                    200,
                    "<DeleteResult><Error><Key>formwork/aa/1</Key><Code>AccessDenied</Code>"
                        + "<Message>Access Denied</Message></Error></DeleteResult>"));

    assertThatThrownBy(() -> new S3BlobContents(settings).delete(List.of("aa/1")))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll("1 objects", "formwork/aa/1", "Access Denied");
  }

  @Test
  void refusesSettingsThatCannotWork() {
    assertThatThrownBy(() -> settings("Bad_Bucket", "key"))
        .hasMessageContainingAll("Bad_Bucket", "formwork.workspace.s3.bucket");
    assertThatThrownBy(() -> settings("bucket", null))
        .hasMessageContaining("Only one of formwork.workspace.s3.access-key and secret-key is set");
  }

  @Test
  void keepsItsLoginToItself() {
    assertThat(settings("bucket", "the-key").toString()).doesNotContain("the-key", "the-secret");
  }

  private static S3Settings settings(String bucket, @Nullable String key) {
    return new S3Settings(
        bucket,
        "",
        "us-east-1",
        null,
        false,
        key,
        "the-secret",
        S3Settings.Encryption.BUCKET,
        null,
        Duration.ofSeconds(1));
  }

  private S3Settings settings(HttpHandler handler) {
    return settings(handler, S3Settings.Encryption.BUCKET, null);
  }

  private S3Settings settings(
      HttpHandler handler, S3Settings.Encryption encryption, @Nullable String kmsKey) {
    try {
      stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    stub.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    stub.createContext(
        "/",
        exchange -> {
          headers.add(Map.copyOf(exchange.getRequestHeaders()));
          exchange.getRequestBody().readAllBytes();
          handler.handle(exchange);
        });
    stub.start();
    return new S3Settings(
        "formwork",
        "formwork/",
        "us-east-1",
        URI.create("http://127.0.0.1:" + stub.getAddress().getPort()),
        true,
        "key",
        "secret",
        encryption,
        kmsKey,
        timeout);
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    answer(
        exchange, status, "<Error><Code>%s</Code><Message>No.</Message></Error>".formatted(code));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
