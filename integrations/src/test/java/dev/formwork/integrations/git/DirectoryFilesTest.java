package dev.formwork.integrations.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFilesTest {

  @TempDir private Path scratch;

  @Test
  void takesLinksAsLinksAndNeverWhatTheyLeadTo() throws IOException {
    Path outside = Files.createDirectory(scratch.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "hunter2");
    Path root = Files.createDirectory(scratch.resolve("root"));
    Files.createSymbolicLink(root.resolve("folder"), outside);
    Files.createSymbolicLink(root.resolve("file"), outside.resolve("secret"));
    Files.createSymbolicLink(root.resolve("nothing"), Path.of("/no/such/file"));

    List<GitFile> files = DirectoryFiles.of(root);

    assertThat(files).extracting(GitFile::kind).containsOnly(GitFile.Kind.LINK);
    assertThat(files)
        .extracting(GitFile::path)
        .containsExactlyInAnyOrder("folder", "file", "nothing");
    for (GitFile file : files) {
      assertThat(file.content().open()).asString(UTF_8).doesNotContain("hunter2");
    }
  }
}
