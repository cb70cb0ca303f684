package dev.formwork.activities.action;

import dev.formwork.activities.workspace.Checkout;
import dev.formwork.activities.workspace.Workspaces;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.UndoResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one attempt gives to its action; collects what the action tells. */
final class StepScope implements StepContext, AutoCloseable {

  private final StepRequest request;
  private final Attempt attempt;
  private final Workspaces workspaces;
  private final StepJournal log;
  private final AttemptSecrets secrets;
  private final Redactor redactor;
  private final boolean isDryRun;
  private final Set<Made> made = new LinkedHashSet<>();
  private final Set<Link> links = new LinkedHashSet<>();
  private final Set<Made> undone = new LinkedHashSet<>();
  private final Set<Leftover> leftovers = new LinkedHashSet<>();
  private final List<Path> temporary = new ArrayList<>();
  private @Nullable Checkout checkout;
  private @Nullable RunRequest child;

  StepScope(
      StepRequest request,
      Attempt attempt,
      Workspaces workspaces,
      StepJournal log,
      AttemptSecrets secrets,
      Redactor redactor,
      boolean isDryRun) {
    this.request = request;
    this.attempt = attempt;
    this.workspaces = workspaces;
    this.log = log;
    this.secrets = secrets;
    this.redactor = redactor;
    this.isDryRun = isDryRun;
  }

  @Override
  public String idempotencyKey() {
    return request.idempotencyKey();
  }

  /** With the names of secrets that steps kept, so that whoever hides secrets hides them, too. */
  @Override
  public RunInfo run() {
    RunInfo run = request.run();
    return new RunInfo(
        run.runId(),
        run.workflowId(),
        run.templateRef(),
        run.templateTitle(),
        run.templateDigest(),
        run.initiator(),
        secrets.names(),
        run.baseUrl(),
        run.createdAt(),
        run.portalUrl());
  }

  @Override
  public String stepId() {
    return request.stepId();
  }

  @Override
  public int round() {
    return request.attemptGroup();
  }

  /** Taken out when it is asked for first, so that a step without files moves none. */
  @Override
  public synchronized Workspace workspace() {
    Checkout out = checkout;
    if (out == null) {
      out = workspaces.checkOut(request.run().runId(), request.snapshot());
      checkout = out;
    }
    return out;
  }

  @Override
  public synchronized Path temporaryDirectory() {
    Path directory = workspaces.temporaryDirectory();
    temporary.add(directory);
    return directory;
  }

  @Override
  public Optional<String> secret(String name) {
    return secrets.named(name);
  }

  @Override
  public String keepSecret(String name, String value) {
    return secrets.keep(name, value);
  }

  @Override
  public Optional<String> keptSecret(String name) {
    return secrets.kept(name);
  }

  @Override
  public void note(String name, String text) {
    secrets.note(name, text);
  }

  @Override
  public Optional<String> noted(String name) {
    return secrets.noted(name);
  }

  @Override
  public void forget(String name) {
    secrets.forget(name);
  }

  @Override
  public StepLog log() {
    return log;
  }

  @Override
  public void heartbeat(String progress) {
    attempt.heartbeat().accept(redactor.redact(progress));
  }

  @Override
  public boolean isDryRun() {
    return isDryRun;
  }

  @Override
  public void made(String kind, String name, @Nullable String url) {
    Made thing = clean(kind, name, url);
    if (made.add(thing)) {
      log.note(journal -> journal.made(request.run(), request.stepId(), thing));
    }
  }

  @Override
  public void link(String title, String url) {
    var link = new Link(redactor.redact(title), redactor.redact(url));
    if (links.add(link)) {
      log.note(journal -> journal.linked(request.run(), request.stepId(), link));
    }
  }

  @Override
  public void child(RunRequest run) {
    child = run;
  }

  @Override
  public void undoChild(RunRequest run) {
    child = run;
  }

  @Override
  public void undone(String kind, String name, @Nullable String url) {
    undone.add(clean(kind, name, url));
  }

  @Override
  public void leftover(String kind, String name, @Nullable String url, String reason) {
    leftovers.add(
        new Leftover(
            kind, redactor.redact(name), redactor.redactNullable(url), redactor.redact(reason)));
  }

  private Made clean(String kind, String name, @Nullable String url) {
    return new Made(kind, redactor.redact(name), redactor.redactNullable(url));
  }

  /** Id of the workspace as the action left it. */
  synchronized @Nullable String capture() {
    return checkout == null ? request.snapshot() : checkout.capture();
  }

  List<Made> made() {
    return List.copyOf(made);
  }

  List<Link> links() {
    return List.copyOf(links);
  }

  /** The run that the workflow is to run, or to take back; null when there is none. */
  @Nullable RunRequest child() {
    return child;
  }

  UndoResult undoResult() {
    return new UndoResult(List.copyOf(undone), List.copyOf(leftovers), child);
  }

  @Override
  public synchronized void close() {
    temporary.forEach(workspaces::discard);
    if (checkout != null) {
      checkout.close();
    }
  }
}
