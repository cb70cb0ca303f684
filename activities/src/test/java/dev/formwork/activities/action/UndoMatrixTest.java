package dev.formwork.activities.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page for operators knows every action; the contract of each action checks its row. */
class UndoMatrixTest {

  private static final Logger LOG = LoggerFactory.getLogger(UndoMatrixTest.class);
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");

  @Test
  void hasARowForEveryAction() throws IOException {
    List<String> table = UndoMatrix.table();

    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/undo-matrix.md"), table);
    LOG.info("The undo matrix:\n{}", String.join("\n", table));

    assertThat(table.stream().skip(2).map(UndoMatrix::name).map(UndoMatrixTest::id).distinct())
        .containsExactlyInAnyOrderElementsOf(actions());
  }

  private static String id(String name) {
    return name.replace("`", "").replaceFirst(" .*", "");
  }

  private static List<String> actions() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
      return files
          .filter(file -> file.toString().endsWith(".schema.json"))
          .map(UndoMatrixTest::idIn)
          .toList();
    }
  }

  private static String idIn(Path file) {
    try {
      Matcher id = ID.matcher(Files.readString(file));
      assertThat(id.find()).as("id in " + file).isTrue();
      return id.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
