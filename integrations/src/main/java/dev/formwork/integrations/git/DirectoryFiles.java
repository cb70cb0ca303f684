package dev.formwork.integrations.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files of a directory as Git sees them, without any `.git` and without empty directories. */
final class DirectoryFiles {

  private DirectoryFiles() {}

  static List<GitFile> of(Path root) throws IOException {
    List<GitFile> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return isGitFolder(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!isGitFolder(file)) {
              files.add(file(root, file, attributes));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static boolean isGitFolder(Path path) {
    return path.getFileName() != null && path.getFileName().toString().equalsIgnoreCase(".git");
  }

  private static GitFile file(Path root, Path file, BasicFileAttributes attributes)
      throws IOException {
    String path = root.relativize(file).toString().replace('\\', '/');
    if (attributes.isSymbolicLink()) {
      String target = Files.readSymbolicLink(file).toString();
      return new GitFile(
          path, GitFile.Kind.LINK, GitFile.bytes(target.getBytes(StandardCharsets.UTF_8)));
    }
    GitFile.Kind kind = Files.isExecutable(file) ? GitFile.Kind.EXECUTABLE : GitFile.Kind.FILE;
    return new GitFile(path, kind, new OnDisk(file, attributes.size()));
  }

  private record OnDisk(Path file, long size) implements GitFile.Content {

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }
}
