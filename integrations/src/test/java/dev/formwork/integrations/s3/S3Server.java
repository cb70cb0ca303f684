package dev.formwork.integrations.s3;

import dev.formwork.integrations.ServerProcess;
import dev.formwork.integrations.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/** A real S3 server, versitygw 1.8.0, on 127.0.0.1 with buckets as folders. */
public final class S3Server implements AutoCloseable {

  private static final String KEY = "the-access-key";
  private static final String SECRET = "the-secret-key";

  private final ServerProcess server;
  private final Path folder;
  private final URI url;

  private S3Server(ServerProcess server, Path folder, URI url) {
    this.server = server;
    this.folder = folder;
    this.url = url;
  }

  /** Starts the server in the folder, or skips the test where its program is missing. */
  public static S3Server start(Path folder) {
    Path program = ServerProcess.programs().resolve("bin/versitygw-1.8.0");
    Assumptions.assumeTrue(
        Files.isExecutable(program),
        "The S3 server is not built (" + program + "). Run .ci/servers with Go on the PATH.");
    try {
      Path buckets = Files.createDirectories(folder.resolve("buckets"));
      Path sidecar = Files.createDirectories(folder.resolve("sidecar"));
      int port = WebServer.freePort();
      var builder =
          new ProcessBuilder(
              program.toString(),
              "--port",
              "127.0.0.1:" + port,
              "--quiet",
              "posix",
              "--sidecar",
              sidecar.toString(),
              buckets.toString());
      builder.environment().put("ROOT_ACCESS_KEY", KEY);
      builder.environment().put("ROOT_SECRET_KEY", SECRET);
      ServerProcess server = ServerProcess.start(builder, folder.resolve("s3.log"));
      server.await(() -> isOpen(port));
      return new S3Server(server, folder, URI.create("http://127.0.0.1:" + port));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isOpen(int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
      return true;
    }
  }

  /** Makes a bucket and answers how it is used. */
  public S3Settings bucket(String name) {
    S3Settings settings = settings(name);
    try (var client = S3Clients.of(settings)) {
      client.createBucket(request -> request.bucket(name));
    }
    return settings;
  }

  /** How a bucket is used that may not exist. */
  public S3Settings settings(String bucket) {
    return new S3Settings(
        bucket,
        "formwork/",
        "us-east-1",
        url,
        true,
        KEY,
        SECRET,
        S3Settings.Encryption.BUCKET,
        null,
        Duration.ofSeconds(20));
  }

  /** The file in which the server keeps an object. */
  public Path file(S3Settings settings, String name) {
    return folder.resolve("buckets").resolve(settings.bucket()).resolve(settings.prefix() + name);
  }

  @Override
  public void close() {
    server.close();
  }
}
