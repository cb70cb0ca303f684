package dev.formwork.activities.fetch;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.templates.rendering.LinkTargets;
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
    int files;
    try (Sources.Found source = sources.tree(input.url(), input.token(), step)) {
      files = copy(source.directory(), input, step);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    step.log()
        .info("Copied %d files from %s to %s.".formatted(files, input.url(), input.targetPath()));
    return new NoOutput();
  }

  /** Answers how many files were copied. */
  private static int copy(Path source, Input input, StepContext step) throws IOException {
    int files = 0;
    for (Path path : walk(source)) {
      if (isForeign(path, source)) {
        step.log().warn("Left out %s, a link that leads elsewhere.".formatted(path.getFileName()));
        continue;
      }
      copy(path, target(input, source.relativize(path), step));
      files += Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? 0 : 1;
    }
    return files;
  }

  private static List<Path> walk(Path source) throws IOException {
    try (Stream<Path> paths = Files.walk(source)) {
      return paths.sorted().toList();
    }
  }

  /** As in Backstage, a link that leads out of the folder is not even fetched. */
  private static boolean isForeign(Path path, Path source) throws IOException {
    return Files.isSymbolicLink(path) && !LinkTargets.staysWithin(source.toRealPath(), path);
  }

  /** Where an entry belongs: a link that is there already is replaced, and not followed. */
  private static Path target(Input input, Path relative, StepContext step) {
    if (relative.toString().isEmpty()) {
      return step.workspace().resolve(input.targetPath(), "targetPath");
    }
    Path parent = relative.getParent();
    String above = parent == null ? input.targetPath() : input.targetPath() + "/" + parent;
    return step.workspace().resolve(above, "url").resolve(relative.getFileName());
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
