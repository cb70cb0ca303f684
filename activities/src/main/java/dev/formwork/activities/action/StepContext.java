package dev.formwork.activities.action;

import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunRequest;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one door from an action to the outside besides its ports. */
public interface StepContext {

  /** The same for each attempt of this step and after each restart: `<run id>/<step id>`. */
  String idempotencyKey();

  /**
   * What is written on everything this step makes, in the call that makes it. Equal to {@link
   * #idempotencyKey()}.
   */
  default String mark() {
    return idempotencyKey();
  }

  RunInfo run();

  String stepId();

  /** 1, and one more for every time a person retried the step. */
  int round();

  /** The files of the run, in a directory that only this attempt works on. */
  Workspace workspace();

  /** An empty directory beside the workspace, deleted after the attempt. */
  Path temporaryDirectory();

  /** A secret given with the form, by its name; it is redacted from everything that leaves. */
  Optional<String> secret(String name);

  /**
   * Keeps a secret that this step made, encrypted, until the run has ended. From here on it is
   * redacted wherever it would leave; a later step gets it where its input names what this answers.
   * Another value takes the place of the one of this name.
   *
   * @return what stands for the secret in outputs; it can be shown to anybody
   */
  String keepSecret(String name, String value);

  /** The secret that an attempt of this step kept under the name, until the run has ended. */
  Optional<String> keptSecret(String name);

  /**
   * Keeps a text of this step for its later attempts and its undo until the run has ended, such as
   * how things were before. It is stored when this returns.
   */
  void note(String name, String text);

  /** What an attempt of this step noted under the name, until the run has ended. */
  Optional<String> noted(String name);

  /** Forgets the secret and the note of this name. */
  void forget(String name);

  /** Lines that the people who follow the run read. */
  StepLog log();

  /**
   * Says that work goes on, and lets a cancellation through.
   *
   * @param progress a few words, such as `120 of 300 files`
   */
  void heartbeat(String progress);

  boolean isDryRun();

  /** Tells what this step made outside the workspace, as soon as it exists. */
  void made(String kind, String name, @Nullable String url);

  /** Offers an address to the people who look at the run. */
  void link(String title, String url);

  /**
   * Has the workflow run this run as part of its own, once the attempt has succeeded; the step ends
   * when that run has ended.
   */
  void child(RunRequest request);

  /** Has the workflow take back what a run made that was part of its own. */
  void undoChild(RunRequest request);

  /** Tells what an undo took back. */
  void undone(String kind, String name, @Nullable String url);

  /**
   * Tells what an undo did not take back.
   *
   * @param reason a full sentence: why it stays, and what to do about it
   */
  void leftover(String kind, String name, @Nullable String url, String reason);
}
