package dev.formwork.standalone;

import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.action.StepLog;
import dev.formwork.activities.action.Workspace;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunRequest;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step's context that tells when the step has made its first thing. */
record Watched(StepContext step, Runnable firstMade) implements StepContext {

  @Override
  public String idempotencyKey() {
    return step.idempotencyKey();
  }

  @Override
  public RunInfo run() {
    return step.run();
  }

  @Override
  public String stepId() {
    return step.stepId();
  }

  @Override
  public int round() {
    return step.round();
  }

  @Override
  public void child(RunRequest request) {
    step.child(request);
  }

  @Override
  public void undoChild(RunRequest request) {
    step.undoChild(request);
  }

  @Override
  public Workspace workspace() {
    return step.workspace();
  }

  @Override
  public Path temporaryDirectory() {
    return step.temporaryDirectory();
  }

  @Override
  public Optional<String> secret(String name) {
    return step.secret(name);
  }

  @Override
  public String keepSecret(String name, String value) {
    return step.keepSecret(name, value);
  }

  @Override
  public Optional<String> keptSecret(String name) {
    return step.keptSecret(name);
  }

  @Override
  public void note(String name, String text) {
    step.note(name, text);
  }

  @Override
  public Optional<String> noted(String name) {
    return step.noted(name);
  }

  @Override
  public void forget(String name) {
    step.forget(name);
  }

  @Override
  public StepLog log() {
    return step.log();
  }

  @Override
  public void heartbeat(String progress) {
    step.heartbeat(progress);
  }

  @Override
  public boolean isDryRun() {
    return step.isDryRun();
  }

  @Override
  public void made(String kind, String name, @Nullable String url) {
    step.made(kind, name, url);
    firstMade.run();
  }

  @Override
  public void link(String title, String url) {
    step.link(title, url);
  }

  @Override
  public void undone(String kind, String name, @Nullable String url) {
    step.undone(kind, name, url);
  }

  @Override
  public void leftover(String kind, String name, @Nullable String url, String reason) {
    step.leftover(kind, name, url, reason);
  }
}
