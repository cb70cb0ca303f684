package dev.formwork.activities.fs;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Doc("Lists the files and folders of the workspace.")
final class ListFiles implements Action<ListFiles.Input, ListFiles.Output> {

  record Input(
      @Doc("Folders to look into, such as `.` or `services`.")
          @Shape("{\"items\": {\"type\": \"string\", \"minLength\": 1}}")
          List<String> paths,
      @Doc("Whether folders inside of them are looked into as well.") @Default("false")
          boolean recursive) {}

  record Output(
      @Doc("The files, sorted by path.") List<Found> files,
      @Doc("The folders, sorted by path.") List<Found> folders) {}

  record Found(
      @Doc("The last part of the path, such as `App.java`.") String name,
      @Doc("The path from the root of the workspace, such as `src/App.java`.") String path,
      @Doc("The same as `path`; a workspace has no place of its own on a disk.") String fullPath) {}

  @Override
  public String id() {
    return "fs:readdir";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withDryRun();
  }

  @Override
  public Output run(Input input, StepContext step) {
    var files = new ArrayList<Found>();
    var folders = new ArrayList<Found>();
    Path root = step.workspace().root();
    for (int i = 0; i < input.paths().size(); i++) {
      String text = input.paths().get(i);
      Path folder = step.workspace().resolve(text, "paths[%d]".formatted(i));
      if (!Files.isDirectory(folder)) {
        throw new InvalidInput(
            "There is no folder '%s' in the workspace (input: paths[%d]). Correct the path."
                .formatted(text, i));
      }
      for (Path path : list(folder, input.recursive())) {
        boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        (isFolder ? folders : files).add(found(root, path));
      }
    }
    return new Output(files, folders);
  }

  private static List<Path> list(Path folder, boolean recursive) {
    try (Stream<Path> paths = Files.walk(folder, recursive ? Integer.MAX_VALUE : 1)) {
      return paths.filter(path -> !path.equals(folder)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Found found(Path root, Path path) {
    String relative = root.relativize(path).toString();
    return new Found(String.valueOf(path.getFileName()), relative, relative);
  }

  /** Reading leaves nothing behind. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
