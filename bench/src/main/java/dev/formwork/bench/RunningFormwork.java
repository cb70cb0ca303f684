package dev.formwork.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Formwork in a process of its own on a fresh data directory, driven over HTTP. */
final class RunningFormwork implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CLICK_AGAIN = Duration.ofSeconds(1);

  /** CPU time so far of our process, of Temporal and of PostgreSQL. */
  record Cpu(Duration own, Duration temporal, Duration postgres) {
    Cpu since(Cpu earlier) {
      return new Cpu(
          own.minus(earlier.own),
          temporal.minus(earlier.temporal),
          postgres.minus(earlier.postgres));
    }

    Duration all() {
      return own.plus(temporal).plus(postgres);
    }

    void print(int runs) {
      System.out.printf(
          Locale.ROOT,
          "CPU time per run: our process %d ms, Temporal %d ms, PostgreSQL %d ms%n",
          own.toMillis() / runs,
          temporal.toMillis() / runs,
          postgres.toMillis() / runs);
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
    return start(Map.of());
  }

  /**
   * Starts Formwork and waits until it is ready.
   *
   * @param environment more variables of the process
   */
  static RunningFormwork start(Map<String, String> environment) throws IOException {
    Path data = Files.createTempDirectory("formwork-bench");
    int port = FreePort.find();
    ProcessBuilder command =
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
            .redirectErrorStream(true);
    command.environment().putAll(environment);
    Process process = command.start();
    awaitReady(process);
    return new RunningFormwork(process, data, URI.create("http://127.0.0.1:" + port));
  }

  private static void awaitReady(Process process) throws IOException {
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains("Formwork is ready")) {
        Thread.ofPlatform().daemon().start(() -> drain(lines));
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
    return send("/api/scaffolder/v2/tasks", JSON.writeValueAsString(body)).path("id").asText();
  }

  /** The run once it has completed. */
  JsonNode await(String id) throws IOException, InterruptedException {
    while (true) {
      JsonNode run = run(id);
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

  /** The run as it stands. */
  JsonNode run(String id) throws IOException, InterruptedException {
    return send("/api/formwork/v1/runs/" + id, null);
  }

  /** How many runs of a template are in one of these phases, named with commas between. */
  int count(String templateRef, String phases) throws IOException, InterruptedException {
    String ref = URLEncoder.encode(templateRef, StandardCharsets.UTF_8);
    return send("/api/formwork/v1/runs?limit=1&templateRef=" + ref + "&phase=" + phases, null)
        .path("total")
        .asInt();
  }

  /** How many messages lie in the outbox. */
  int letters() throws IOException, InterruptedException {
    return send("/api/formwork/v1/outbox?limit=1", null).path("total").asInt();
  }

  /**
   * Approves what a step of the run asks for. Who is told that too many do, or whose connection is
   * refused, clicks again; a click that counted without an answer makes the next one a conflict.
   *
   * @return how often it was clicked
   */
  int approve(String id, String stepId) throws IOException, InterruptedException {
    String path = "/api/formwork/v1/runs/%s/votes".formatted(id);
    String vote = JSON.writeValueAsString(Map.of("waitKey", stepId, "verdict", "approve"));
    for (int clicks = 1; ; clicks++) {
      try {
        HttpResponse<String> answer = answer(path, vote);
        if (answer.statusCode() == 204 || (clicks > 1 && answer.statusCode() == 409)) {
          return clicks;
        }
        if (answer.statusCode() != 503) {
          throw refused(path, answer);
        }
      } catch (IOException refused) {
        if (!process.isAlive()) {
          throw refused;
        }
      }
      Thread.sleep(CLICK_AGAIN);
    }
  }

  /** Registers a template that is one file. */
  void register(String template) throws IOException, InterruptedException {
    registerFiles(List.of(file("template.yaml", template.getBytes(StandardCharsets.UTF_8))));
  }

  /** Registers the template whose files lie in a folder. */
  void register(Path folder) throws IOException, InterruptedException {
    List<Map<String, Object>> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        files.add(file(folder.relativize(path).toString(), Files.readAllBytes(path)));
      }
    }
    registerFiles(files);
  }

  private static Map<String, Object> file(String path, byte[] content) {
    String text = Base64.getEncoder().encodeToString(content);
    return Map.of("path", path, "content", text, "executable", false);
  }

  private void registerFiles(List<Map<String, Object>> files)
      throws IOException, InterruptedException {
    send("/api/formwork/v1/templates", JSON.writeValueAsString(Map.of("files", files)));
  }

  /** A client of its Backstage API. */
  ScaffolderClient client() {
    return new ScaffolderClient(url);
  }

  Footprint footprint() throws IOException {
    return Footprint.of(
        new Footprint.Processes(process.toHandle(), tree("temporal"), tree("postgres")),
        data.resolve("workspaces"));
  }

  Cpu cpu() throws IOException {
    return new Cpu(
        CpuTime.of(process.toHandle()),
        CpuTime.ofTree(child("temporal")),
        CpuTime.ofTree(child("postgres")));
  }

  /** A child process with all below it; none when there is no such child. */
  private List<ProcessHandle> tree(String name) throws IOException {
    if (!Files.exists(data.resolve("children").resolve(name))) {
      return List.of();
    }
    ProcessHandle child = child(name);
    return Stream.concat(Stream.of(child), child.descendants()).toList();
  }

  private ProcessHandle child(String name) throws IOException {
    String text = Files.readString(data.resolve("children").resolve(name));
    return ProcessHandle.of(Long.parseLong(text.split(" ", 2)[0])).orElseThrow();
  }

  private JsonNode send(String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = answer(path, body);
    if (answer.statusCode() >= 400) {
      throw refused(path, answer);
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> answer(String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path)).header("Content-Type", "application/json");
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static IllegalStateException refused(String path, HttpResponse<String> answer) {
    return new IllegalStateException(
        "%s was answered with %d: %s".formatted(path, answer.statusCode(), answer.body()));
  }

  /** Stops Formwork, which stops its servers, and deletes all that they kept. */
  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    Scratch.delete(data);
  }
}
