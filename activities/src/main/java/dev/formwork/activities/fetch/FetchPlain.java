package dev.formwork.activities.fetch;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Doc("Copies a folder into the workspace as it is; files that are there already are replaced.")
final class FetchPlain implements Action<FetchPlain.Input, NoOutput> {

  record Input(
      @Doc(
              "A folder of the template, such as `./files`, or the address of a folder in a repository.")
          @Shape("{\"minLength\": 1}")
          String url,
      @Doc("Folder of the workspace that receives the files.") @Default("\"./\"") String targetPath,
      @Doc("Token for reading the folder, in place of the configured one.")
          @Nullable String token) {

    @Override
    public String toString() {
      return "Input[url=%s, targetPath=%s]".formatted(url, targetPath);
    }
  }

  private final Sources sources;

  FetchPlain(Sources sources) {
    this.sources = sources;
  }

  @Override
  public String id() {
    return "fetch:plain";
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
    step.workspace().resolve(input.targetPath(), "targetPath");
    Path source = sources.tree(input.url(), input.token(), step).directory();
    int files = 0;
    try {
      for (Path path : walk(source)) {
        Path relative = source.relativize(path);
        copy(path, target(input, relative, step));
        files += Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? 0 : 1;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    step.log()
        .info("Copied %d files from %s to %s.".formatted(files, input.url(), input.targetPath()));
    return new NoOutput();
  }

  private static List<Path> walk(Path source) throws IOException {
    try (Stream<Path> paths = Files.walk(source)) {
      return paths.sorted().toList();
    }
  }

  private static Path target(Input input, Path relative, StepContext step) {
    String path = relative.toString();
    return step.workspace()
        .resolve(path.isEmpty() ? input.targetPath() : input.targetPath() + "/" + path, "url");
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(to);
      return;
    }
    Files.copy(
        from,
        to,
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES,
        LinkOption.NOFOLLOW_LINKS);
  }

  /** The workspace of a run that is undone is thrown away, so there is nothing to restore. */
  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {}
}
