package dev.formwork.api.v1;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.scaffolder.ActionManifests;
import dev.formwork.api.scaffolder.GitHosts;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.templates.lint.Finding;
import dev.formwork.templates.lint.TemplateLint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Lint with the actions and hosts of this installation. */
final class TemplateLinting {

  private final ActionManifests actions;
  private final GitHosts hosts;
  private final @Nullable Integer mostRuns;

  /**
   * @param mostRuns of one template that may be under way here; null for any number
   */
  TemplateLinting(ActionManifests actions, GitHosts hosts, @Nullable Integer mostRuns) {
    this.actions = actions;
    this.hosts = hosts;
    this.mostRuns = mostRuns;
  }

  /**
   * Every finding about a template.
   *
   * @param entry path of the file that holds the template
   */
  List<Finding> lint(List<TemplateFile> files, String entry) {
    try {
      Path directory = Files.createTempDirectory("formwork-template-");
      try {
        for (TemplateFile file : files) {
          write(file, directory);
        }
        Path template = directory.resolve(entry);
        if (!Files.isRegularFile(template)) {
          throw ApiFailure.input(
              "There is no '%s' among the files (input: files). Send it with the others."
                  .formatted(entry));
        }
        return new TemplateLint(actions.known(), hosts.types(), mostRuns).lint(template);
      } finally {
        FileSystemUtils.deleteRecursively(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(TemplateFile file, Path directory) throws IOException {
    Path target = inside(file.path(), directory);
    Files.createDirectories(target.getParent());
    if (file.link()) {
      Files.createSymbolicLink(target, Path.of(file.text()));
      return;
    }
    Files.write(target, file.content());
    if (file.executable() && !target.toFile().setExecutable(true)) {
      throw new IOException("The file system takes no executable files.");
    }
  }

  private static Path inside(String path, Path directory) {
    try {
      Path target = directory.resolve(path).normalize();
      if (target.startsWith(directory) && !target.equals(directory)) {
        return target;
      }
    } catch (InvalidPathException notAPath) {
      throw outside(path);
    }
    throw outside(path);
  }

  private static ApiFailure outside(String path) {
    return ApiFailure.input(
        "Path '%s' leaves the template (input: files). Send paths relative to its folder."
            .formatted(path));
  }
}
