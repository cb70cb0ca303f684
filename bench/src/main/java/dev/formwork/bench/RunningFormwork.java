package dev.formwork.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Formwork in a process of its own on a fresh data directory, driven over HTTP. */
final class RunningFormwork implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FINAL =
      Set.of("completed", "failed", "undone", "undone_with_leftovers", "cancelled");

  /** CPU time so far of our process, of Temporal and of PostgreSQL. */
  record Cpu(Duration own, Duration temporal, Duration postgres) {
    Cpu since(Cpu earlier) {
      return new Cpu(
          own.minus(earlier.own),
          temporal.minus(earlier.temporal),
          postgres.minus(earlier.postgres));
    }
  }

  private final Process process;
  private final Path data;
  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningFormwork(Process process, Path data, URI url) {
    this.process = process;
    this.data = data;
    this.url = url;
  }

  static RunningFormwork start() throws IOException {
    Path data = Files.createTempDirectory("formwork-bench");
    int port = freePort();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.formwork.standalone.Main",
                "up",
                "--port",
                String.valueOf(port),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .start();
    awaitReady(process);
    return new RunningFormwork(process, data, URI.create("http://127.0.0.1:" + port));
  }

  private static void awaitReady(Process process) throws IOException {
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains("Formwork is ready")) {
        Thread.ofVirtual().start(() -> drain(lines));
        return;
      }
    }
    throw new IllegalStateException("Formwork did not start.");
  }

  /** Reads on, so that the process never waits for a reader of its output. */
  private static void drain(BufferedReader lines) {
    try {
      while (lines.readLine() != null) {}
    } catch (IOException ended) {
      // The process has been stopped.
    }
  }

  /** Launches the starter template under a name of its own and answers the run's id. */
  String launch(String name) throws IOException, InterruptedException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("description", "A service that is measured");
    values.put("owner", "group:default/platform");
    values.put("repoUrl", "local?owner=bench&repo=" + name);
    values.put("groupId", "org.example");
    values.put("javaVersion", "17");
    values.put("databaseSize", "small");
    values.put("databaseStorage", 20);
    values.put("slackChannel", "#bench");
    return launch("template:default/java-service", values);
  }

  /** Launches a template and answers the run's id. */
  String launch(String templateRef, Map<String, Object> values)
      throws IOException, InterruptedException {
    Map<String, Object> body = Map.of("templateRef", templateRef, "values", values);
    JsonNode answer = send("/api/scaffolder/v2/tasks", JSON.writeValueAsString(body));
    if (!answer.has("id")) {
      throw new IllegalStateException("The run was refused: " + answer);
    }
    return answer.path("id").asText();
  }

  /** The run once it has completed. */
  JsonNode await(String id) throws IOException, InterruptedException {
    while (true) {
      JsonNode run = send("/api/formwork/v1/runs/" + id, null);
      String phase = run.path("phase").asText();
      if (phase.equals("completed")) {
        return run;
      }
      if (!Set.of("running", "waiting").contains(phase)) {
        throw new IllegalStateException("A run did not complete: " + run);
      }
      Thread.sleep(20);
    }
  }

  /** Waits until the run is in this phase. */
  void awaitPhase(String id, String wanted) throws IOException, InterruptedException {
    String phase = "";
    while (!phase.equals(wanted)) {
      if (FINAL.contains(phase)) {
        throw new IllegalStateException("Run %s is %s, not %s.".formatted(id, phase, wanted));
      }
      Thread.sleep(phase.isEmpty() ? 0 : 20);
      phase = send("/api/formwork/v1/runs/" + id, null).path("phase").asText();
    }
  }

  /** Approves what the run asks for. */
  void approve(String id) throws IOException, InterruptedException {
    JsonNode waits = send("/api/formwork/v1/runs/%s/waits".formatted(id), null).path("items");
    Map<String, String> vote =
        Map.of("waitKey", waits.path(0).path("key").asText(), "verdict", "approve");
    send("/api/formwork/v1/runs/%s/votes".formatted(id), JSON.writeValueAsString(vote));
  }

  /** Registers a template that is one file. */
  void register(String template) throws IOException, InterruptedException {
    String content = Base64.getEncoder().encodeToString(template.getBytes(StandardCharsets.UTF_8));
    Map<String, Object> file =
        Map.of("path", "template.yaml", "content", content, "executable", false);
    JsonNode answer =
        send("/api/formwork/v1/templates", JSON.writeValueAsString(Map.of("files", List.of(file))));
    if (answer.has("error")) {
      throw new IllegalStateException("The template was refused: " + answer);
    }
  }

  Footprint footprint() throws IOException {
    return Footprint.of(process.pid(), data.resolve("workspaces"));
  }

  Cpu cpu() throws IOException {
    return new Cpu(
        CpuTime.of(process.toHandle()),
        CpuTime.ofTree(child("temporal")),
        CpuTime.ofTree(child("postgres")));
  }

  private ProcessHandle child(String name) throws IOException {
    String text = Files.readString(data.resolve("children").resolve(name));
    return ProcessHandle.of(Long.parseLong(text.split(" ", 2)[0])).orElseThrow();
  }

  private JsonNode send(String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path)).header("Content-Type", "application/json");
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
