package dev.formwork.activities.action;

import dev.formwork.workflows.RunInfo;
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

  /** The files of the run, in a directory that only this attempt works on. */
  Workspace workspace();

  /** An empty directory beside the workspace, deleted after the attempt. */
  Path temporaryDirectory();

  /** A secret given with the form, by its name; it is redacted from everything that leaves. */
  Optional<String> secret(String name);

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

  /** Tells what an undo took back. */
  void undone(String kind, String name, @Nullable String url);

  /**
   * Tells what an undo did not take back.
   *
   * @param reason a full sentence: why it stays, and what to do about it
   */
  void leftover(String kind, String name, @Nullable String url, String reason);
}
