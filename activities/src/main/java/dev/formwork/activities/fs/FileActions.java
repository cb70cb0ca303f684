package dev.formwork.activities.fs;

import dev.formwork.activities.action.Action;
import java.util.List;

/** The actions on the files of the workspace: `fs:*`. */
public final class FileActions {

  private FileActions() {}

  public static List<Action<?, ?>> of() {
    return List.of(
        new DeleteFiles(), new RenameFiles(), new ListFiles(), new ReadFile(), new WriteFile());
  }
}
