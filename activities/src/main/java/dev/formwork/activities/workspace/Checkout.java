package dev.formwork.activities.workspace;

import dev.formwork.activities.action.Workspace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A workspace that is taken out for one attempt of one step. Closing it without a capture throws
 * the changes away.
 */
public final class Checkout implements Workspace, AutoCloseable {

  private final Workspaces workspaces;
  private final String runId;
  private final @Nullable String before;
  private final Tree tree;
  private final Workspace files;
  private @Nullable String captured;

  Checkout(Workspaces workspaces, String runId, @Nullable String before, Tree tree) {
    this.workspaces = workspaces;
    this.runId = runId;
    this.before = before;
    this.tree = tree;
    this.files = Workspace.of(tree.root());
  }

  @Override
  public Path root() {
    return files.root();
  }

  @Override
  public Path resolve(String relative, String input) {
    return files.resolve(relative, input);
  }

  /**
   * Stores the files as they are now. Nothing may be written any more.
   *
   * @return id of the snapshot: the one before when nothing changed, and null when the workspace
   *     was and is empty
   */
  public @Nullable String capture() {
    String id = workspaces.capture(runId, before, tree);
    captured = id;
    return id.isEmpty() ? null : id;
  }

  @Override
  public void close() {
    String id = captured;
    if (id == null || id.isEmpty()) {
      tree.delete();
      return;
    }
    workspaces.park(id, tree);
  }
}
