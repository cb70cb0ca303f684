package dev.formwork.activities.action;

import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A step for tests: its workspace is a directory, and it keeps what the action tells. */
public final class TestStep implements StepContext {

  /** A run that Ada started. */
  public static final RunInfo RUN = run("0193a1b2-0000-7000-8000-000000000001");

  private final RunInfo run;
  private int round = 1;
  private RunRequest child;
  private RunRequest undoneChild;
  private final String stepId;
  private final Workspace workspace;
  private final Map<String, String> secrets;
  private boolean dry;
  private Map<String, String> kept = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();
  private final List<Made> made = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<Made> undone = new ArrayList<>();
  private final List<Leftover> leftovers = new ArrayList<>();

  private TestStep(RunInfo run, String stepId, Path directory, Map<String, String> secrets) {
    this.run = run;
    this.stepId = stepId;
    this.workspace = Workspace.of(directory);
    this.secrets = secrets;
  }

  /** A run with this id. */
  public static RunInfo run(String runId) {
    return new RunInfo(
        runId,
        "run:service:" + runId,
        "template:default/service",
        "Service",
        "digest-1",
        new Initiator("user:default/ada", "Ada Lovelace", "ada@example.org", null),
        List.of(),
        null,
        Instant.parse("2026-11-21T10:00:00Z"),
        "http://portal.example/runs/" + runId);
  }

  /** A step of {@link #RUN} with an empty workspace. */
  public static TestStep empty() {
    return of(RUN, Map.of());
  }

  /** A step of a run with these files, text by path. */
  public static TestStep of(RunInfo run, Map<String, String> files) {
    return of(run, "step-1", files, Map.of());
  }

  public static TestStep of(
      RunInfo run, String stepId, Map<String, String> files, Map<String, String> secrets) {
    try {
      Path base = Files.createDirectories(Path.of("target", "test-workspaces"));
      Path directory = Files.createTempDirectory(base, "w").toAbsolutePath();
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path target = directory.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.getValue());
      }
      return new TestStep(run, stepId, directory, secrets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This step in a dry run. */
  public TestStep dry() {
    dry = true;
    return this;
  }

  /** This step, keeping its secrets and notes in the map that other attempts share. */
  public TestStep keepingIn(Map<String, String> store) {
    kept = store;
    return this;
  }

  /** The files of the workspace, text by path; `-> target` for a link. */
  public Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(workspace.root())) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String name = workspace.root().relativize(path).toString();
        if (Files.isSymbolicLink(path)) {
          files.put(name, "-> " + Files.readSymbolicLink(path));
        } else if (Files.isRegularFile(path)) {
          files.put(name, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  public List<String> lines() {
    return lines;
  }

  public List<Made> made() {
    return made;
  }

  public List<Link> links() {
    return links;
  }

  public List<Made> undone() {
    return undone;
  }

  public List<Leftover> leftovers() {
    return leftovers;
  }

  @Override
  public String idempotencyKey() {
    return run.runId() + "/" + stepId;
  }

  @Override
  public RunInfo run() {
    return run;
  }

  @Override
  public String stepId() {
    return stepId;
  }

  @Override
  public int round() {
    return round;
  }

  /** The same step after a person's retry. */
  public void retry() {
    round++;
  }

  /** The run that was asked for. */
  public RunRequest child() {
    return child;
  }

  /** The run that is to be taken back. */
  public RunRequest undoneChild() {
    return undoneChild;
  }

  @Override
  public void child(RunRequest request) {
    child = request;
  }

  @Override
  public void undoChild(RunRequest request) {
    undoneChild = request;
  }

  @Override
  public Workspace workspace() {
    return workspace;
  }

  @Override
  public Path temporaryDirectory() {
    try {
      return Files.createTempDirectory(workspace.root().getParent(), "t");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<String> secret(String name) {
    return Optional.ofNullable(secrets.get(name));
  }

  @Override
  public String keepSecret(String name, String value) {
    kept.put(key("secret", name), value);
    return "***" + stepId + "." + name + "***";
  }

  @Override
  public Optional<String> keptSecret(String name) {
    return Optional.ofNullable(kept.get(key("secret", name)));
  }

  @Override
  public void note(String name, String text) {
    kept.put(key("note", name), text);
  }

  @Override
  public Optional<String> noted(String name) {
    return Optional.ofNullable(kept.get(key("note", name)));
  }

  @Override
  public void forget(String name) {
    kept.remove(key("secret", name));
    kept.remove(key("note", name));
  }

  private String key(String kind, String name) {
    return kind + ":" + idempotencyKey() + "/" + name;
  }

  @Override
  public StepLog log() {
    return new StepLog() {
      @Override
      public void info(String line) {
        lines.add("info: " + line);
      }

      @Override
      public void warn(String line) {
        lines.add("warn: " + line);
      }
    };
  }

  @Override
  public void heartbeat(String progress) {}

  @Override
  public boolean isDryRun() {
    return dry;
  }

  @Override
  public void made(String kind, String name, String url) {
    made.add(new Made(kind, name, url));
  }

  @Override
  public void link(String title, String url) {
    links.add(new Link(title, url));
  }

  @Override
  public void undone(String kind, String name, String url) {
    undone.add(new Made(kind, name, url));
  }

  @Override
  public void leftover(String kind, String name, String url, String reason) {
    leftovers.add(new Leftover(kind, name, url, reason));
  }
}
