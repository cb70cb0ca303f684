package dev.formwork.integrations.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.template.TemplateFiles.Opened;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateLimits;
import dev.formwork.catalog.template.TemplateRevisions;
import dev.formwork.catalog.template.TemplateUpload;
import dev.formwork.integrations.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionFilesIT {

  private static final String TEMPLATE =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata:
        name: tiny
        title: Tiny
      spec:
        type: service
        owner: team-a
        steps:
          - id: log
            action: debug:log
            input:
              message: hello
      """;

  private final TemplateRevisions revisions =
      new TemplateRevisions(TestDatabase.fresh(), TemplateLimits.standard());

  @TempDir Path folder;

  @Test
  void writesFilesWithModesAndLinks() throws IOException {
    String digest =
        stored(
            TemplateFile.executable("skeleton/run.sh", new byte[] {'x'}),
            TemplateFile.link("skeleton/link", "run.sh"));

    try (Opened opened = files().open(digest)) {
      Path directory = opened.directory();
      assertThat(directory.resolve("template.yaml")).hasContent(TEMPLATE);
      assertThat(directory.resolve("skeleton/run.sh")).isExecutable();
      assertThat(Files.readSymbolicLink(directory.resolve("skeleton/link"))).hasToString("run.sh");
    }
  }

  @Test
  void refusesARevisionThatIsNotStored() {
    RevisionFiles files = files();

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> files.open("0".repeat(64)))
        .withMessageContaining("does not exist");
    assertThat(folder.resolve("templates")).isEmptyDirectory();
  }

  @Test
  void writesARevisionOnceForAllWhoReadIt()
      throws InterruptedException, ExecutionException, IOException {
    String digest = stored();
    RevisionFiles files = files();
    List<Future<Path>> places = new ArrayList<>();
    try (ExecutorService readers = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 64; i++) {
        places.add(
            readers.submit(
                () -> {
                  try (Opened opened = files.open(digest)) {
                    assertThat(opened.directory().resolve("template.yaml")).hasContent(TEMPLATE);
                    return opened.directory();
                  }
                }));
      }
    }

    Path first = places.getFirst().get();
    for (Future<Path> place : places) {
      assertThat(place.get()).isEqualTo(first);
    }
    assertThat(written()).isEqualTo(1);
  }

  @Test
  void writesAgainWhatAnotherProgramDeletedOrChanged() throws IOException {
    String digest = stored(TemplateFile.of("skeleton/a.txt", "a"));
    RevisionFiles files = files();
    Path before = closed(files, digest);

    Files.delete(before.resolve("skeleton/a.txt"));
    Path after = closed(files, digest);
    assertThat(after.resolve("skeleton/a.txt")).hasContent("a");

    Files.writeString(after.resolve("skeleton/a.txt"), "other");
    assertThat(closed(files, digest).resolve("skeleton/a.txt")).hasContent("a");
    assertThat(written()).isEqualTo(1);
  }

  @Test
  void leavesTheFilesToAReaderWhileOthersGetThemAnew() throws IOException {
    String digest = stored(TemplateFile.of("skeleton/a.txt", "a"));
    RevisionFiles files = files();

    try (Opened opened = files.open(digest)) {
      Files.delete(opened.directory().resolve("skeleton/a.txt"));
      assertThat(closed(files, digest)).isNotEqualTo(opened.directory());
      assertThat(opened.directory().resolve("template.yaml")).exists();
    }

    assertThat(written()).isEqualTo(1);
  }

  @Test
  void keepsThoseThatAreReadAndDeletesTheOldestOfTheOthers() throws IOException {
    String first = stored(TemplateFile.of("skeleton/a.txt", "a"));
    String second = stored(TemplateFile.of("skeleton/a.txt", "b"));
    String third = stored(TemplateFile.of("skeleton/a.txt", "c"));
    var files = new RevisionFiles(revisions, folder.resolve("templates"), TEMPLATE.length() + 100);

    try (Opened opened = files.open(first)) {
      Path other = closed(files, second);
      Path last = closed(files, third);

      assertThat(opened.directory().resolve("skeleton/a.txt")).hasContent("a");
      assertThat(other).doesNotExist();
      assertThat(last).doesNotExist();
    }

    assertThat(written()).isEqualTo(1);
  }

  @Test
  void deletesWhatAnEarlierProcessLeft() throws IOException {
    Path left = Files.createDirectories(folder.resolve("templates/revision-0/skeleton"));
    Files.writeString(left.resolve("old.txt"), "old");
    String digest = stored();

    try (Opened opened = files().open(digest)) {
      assertThat(opened.directory().resolve("skeleton")).doesNotExist();
    }
  }

  private RevisionFiles files() {
    return new RevisionFiles(revisions, folder.resolve("templates"));
  }

  private static Path closed(RevisionFiles files, String digest) {
    try (Opened opened = files.open(digest)) {
      return opened.directory();
    }
  }

  private int written() throws IOException {
    try (var each = Files.list(folder.resolve("templates"))) {
      return (int) each.count();
    }
  }

  private String stored(TemplateFile... more) {
    List<TemplateFile> all = new ArrayList<>(List.of(TemplateFile.of("template.yaml", TEMPLATE)));
    all.addAll(List.of(more));
    return ((TemplateUpload.Stored) revisions.upload(all, null)).digest();
  }
}
