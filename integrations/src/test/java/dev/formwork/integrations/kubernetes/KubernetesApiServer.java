package dev.formwork.integrations.kubernetes;

import dev.formwork.integrations.ServerProcess;
import dev.formwork.integrations.WebServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Kubernetes API server with etcd behind it, on 127.0.0.1. There is no kubelet and no
 * controller: objects are validated, stored and served, and nothing reconciles them.
 */
public final class KubernetesApiServer implements AutoCloseable {

  private static final String TOKEN = "test-token";

  private final ServerProcess etcd;
  private final ServerProcess server;
  private final int port;
  private final Path folder;

  private KubernetesApiServer(ServerProcess etcd, ServerProcess server, int port, Path folder) {
    this.etcd = etcd;
    this.server = server;
    this.port = port;
    this.folder = folder;
  }

  /**
   * Starts the server in the folder, or skips the test with the reason where its programs are
   * missing.
   */
  public static KubernetesApiServer start(Path folder) {
    Path program = ServerProcess.programs().resolve("bin/kube-apiserver-1.35.4");
    Assumptions.assumeTrue(
        Files.isExecutable(program),
        "The Kubernetes API server is not built ("
            + program
            + "). Run .ci/servers with Go 1.25 or newer on the PATH.");
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/etcd")),
        "etcd is not installed. Install the Debian package etcd-server.");
    try {
      Files.createDirectories(folder);
      int etcdPort = WebServer.freePort();
      ServerProcess etcd = startEtcd(folder, etcdPort);
      int port = WebServer.freePort();
      ServerProcess server = startServer(program, folder, etcdPort, port);
      var started = new KubernetesApiServer(etcd, server, port, folder);
      started.awaitReady();
      return started;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ServerProcess startEtcd(Path folder, int port) throws IOException {
    String client = "http://127.0.0.1:" + port;
    String peer = "http://127.0.0.1:" + WebServer.freePort();
    return run(
        folder.resolve("etcd.log"),
        List.of(
            "/usr/bin/etcd",
            "--data-dir",
            folder.resolve("etcd").toString(),
            "--unsafe-no-fsync",
            "--listen-client-urls",
            client,
            "--advertise-client-urls",
            client,
            "--listen-peer-urls",
            peer,
            "--initial-advertise-peer-urls",
            peer,
            "--initial-cluster",
            "default=" + peer));
  }

  private static ServerProcess startServer(Path program, Path folder, int etcdPort, int port)
      throws IOException, GeneralSecurityException {
    Path tokens = folder.resolve("tokens.csv");
    Files.writeString(
        tokens, TOKEN + ",admin,admin,\"system:masters\"\nnobody-token,nobody,nobody\n");
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    Path key = folder.resolve("sa.key");
    Files.writeString(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Path publicKey = folder.resolve("sa.pub");
    Files.writeString(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    return run(
        folder.resolve("kube-apiserver.log"),
        List.of(
            program.toString(),
            "--etcd-servers=http://127.0.0.1:" + etcdPort,
            "--bind-address=127.0.0.1",
            "--advertise-address=127.0.0.1",
            "--secure-port=" + port,
            "--cert-dir=" + folder.resolve("certs"),
            "--token-auth-file=" + tokens,
            "--authorization-mode=RBAC",
            "--service-account-issuer=https://127.0.0.1",
            "--service-account-key-file=" + publicKey,
            "--service-account-signing-key-file=" + key,
            "--service-cluster-ip-range=10.0.0.0/24",
            "--disable-admission-plugins=ServiceAccount"));
  }

  private static ServerProcess run(Path log, List<String> command) throws IOException {
    return ServerProcess.start(new ProcessBuilder(command), log);
  }

  private static String pem(String label, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
  }

  public URI url() {
    return URI.create("https://127.0.0.1:" + port);
  }

  /** Bearer token with every right. */
  public String token() {
    return TOKEN;
  }

  /** The certificate that the server shows, signed by itself. */
  public Path certificate() {
    return folder.resolve("certs/apiserver.crt");
  }

  /** A client with every right. */
  public KubernetesClient admin() {
    return client(TOKEN);
  }

  /** A client that is known and may do nothing. */
  public KubernetesClient nobody() {
    return client("nobody-token");
  }

  private KubernetesClient client(String token) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(url().toString())
            .withOauthToken(token)
            .withTrustCerts(true)
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private void awaitReady() throws IOException {
    try (KubernetesClient client = admin()) {
      server.await(() -> isReady(client));
    }
  }

  private static boolean isReady(KubernetesClient client) {
    try {
      return "ok".equals(client.raw("/readyz"))
          && client.namespaces().withName("default").get() != null;
    } catch (KubernetesClientException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    server.close();
    etcd.close();
  }
}
