package dev.formwork.activities.fs;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Doc("Deletes files of the workspace. A pattern that matches nothing is no failure.")
final class DeleteFiles implements Action<DeleteFiles.Input, NoOutput> {

  record Input(
      @Doc(
              "Paths or patterns of the files, such as `docs/draft.md` or `**/*.tmp`. A directory stands for the files in it.")
          List<String> files) {}

  @Override
  public String id() {
    return "fs:delete";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<NoOutput> outputType() {
    return NoOutput.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withDryRun();
  }

  @Override
  public NoOutput run(Input input, StepContext step) {
    try {
      for (int i = 0; i < input.files().size(); i++) {
        delete(input.files().get(i), "files[%d]".formatted(i), step);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new NoOutput();
  }

  private static void delete(String pattern, String input, StepContext step) throws IOException {
    Path root = step.workspace().root();
    if (!Glob.isPattern(pattern)) {
      deleteFiles(step.workspace().resolve(pattern, input), step);
      return;
    }
    step.workspace().resolve(pattern.replaceAll("[*?\\[{].*", ""), input);
    Glob glob = parse(pattern, input);
    for (Path path : walk(root)) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          && glob.matches(root.relativize(path).toString())) {
        deleteFiles(path, step);
      }
    }
  }

  private static Glob parse(String pattern, String input) {
    try {
      return Glob.parse(pattern.replaceFirst("^\\./", ""));
    } catch (PatternSyntaxException e) {
      throw new InvalidInput(
          "Pattern '%s' cannot be read (input: %s): %s. Use *, **, ?, [a-z] and {a,b}."
              .formatted(pattern, input, e.getDescription()),
          e);
    }
  }

  private static void deleteFiles(Path path, StepContext step) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (Path file : walk(path)) {
      if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(file);
        step.log().info("Deleted %s.".formatted(step.workspace().root().relativize(file)));
      }
    }
  }

  private static List<Path> walk(Path path) throws IOException {
    try (Stream<Path> paths = Files.walk(path)) {
      return paths.toList();
    }
  }

  /** The workspace of a run that is undone is thrown away, so there is nothing to restore. */
  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {}
}
