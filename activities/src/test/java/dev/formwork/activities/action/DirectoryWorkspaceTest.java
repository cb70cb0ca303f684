package dev.formwork.activities.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryWorkspaceTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"..", "../x", "a/../../x", "/etc/passwd", "//x", "a\0b"})
  void refusesAPathThatLeadsOut(String path) {
    assertThatThrownBy(() -> workspace().resolve(path, "targetPath"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("(input: targetPath)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "./", "a/..", "a/b/../c", "..a", "new/deep/file"})
  void takesAPathThatStaysInside(String path) {
    assertThat(workspace().resolve(path, "targetPath")).startsWithRaw(workspace().root());
  }

  @Test
  void refusesAPathThroughALinkThatLeadsOut() throws IOException {
    Files.createSymbolicLink(directory.resolve("out"), Path.of("/tmp"));
    Files.createSymbolicLink(directory.resolve("nowhere"), Path.of("../missing"));

    assertThatThrownBy(() -> workspace().resolve("out/x", "path"))
        .hasMessage(
            "Path 'out/x' leads out of the workspace through the link 'out' (input: path). Use a path without it.");
    assertThatThrownBy(() -> workspace().resolve("nowhere", "path"))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void refusesALinkToALinkThatLeadsOutToNothing() throws IOException {
    Files.createSymbolicLink(directory.resolve("second"), Path.of("/no/such/file"));
    Files.createSymbolicLink(directory.resolve("first"), Path.of("second"));

    assertThatThrownBy(() -> workspace().resolve("first", "path"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("through the link 'first'");
  }

  @Test
  void refusesALinkThatClimbsFromWhereAnotherLeads() throws IOException {
    Files.createDirectories(directory.resolve("a/b"));
    Files.createSymbolicLink(directory.resolve("a/b/up"), Path.of("../.."));
    Files.createSymbolicLink(directory.resolve("out"), Path.of("a/b/up/../missing"));

    assertThatThrownBy(() -> workspace().resolve("out", "path")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void takesAPathThroughALinkThatStaysInside() throws IOException {
    Files.createDirectory(directory.resolve("a"));
    Files.createSymbolicLink(directory.resolve("link"), Path.of("a"));

    assertThat(workspace().resolve("link/x", "path")).endsWithRaw(Path.of("link/x"));
  }

  private Workspace workspace() {
    return Workspace.of(directory);
  }
}
