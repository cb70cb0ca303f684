package dev.formwork.activities.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.fetch.InMemorySourceReader;
import dev.formwork.activities.port.template.InMemoryTemplateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchPlainTest implements ActionContract<FetchPlain.Input, NoOutput> {

  private final Sources sources =
      new Sources(
          new InMemoryTemplateFiles()
              .with("digest-1", Map.of("skeleton/docs/a.md", "{{ a }}", "skeleton/b.md", "b")),
          new InMemorySourceReader()
              .with("https://github.com/acme/files/tree/main/docs/index.md", "index"));

  @Override
  public Action<FetchPlain.Input, NoOutput> action() {
    return new FetchPlain(sources);
  }

  @Override
  public FetchPlain.Input input() {
    return new FetchPlain.Input("./skeleton", "service", null);
  }

  @Override
  public Map<String, String> files() {
    return Map.of("service/b.md", "old", "service/c.md", "kept");
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void replacesFilesAndRendersNothing() {
    TestStep step = step();

    action().run(input(), step);

    assertThat(step.files())
        .isEqualTo(
            Map.of("service/b.md", "b", "service/c.md", "kept", "service/docs/a.md", "{{ a }}"));
  }

  @Test
  void readsFromTheWorld() {
    TestStep step = step();
    var input = new FetchPlain.Input("https://github.com/acme/files/tree/main/docs", "./", "token");

    action().run(input, step);

    assertThat(step.files()).containsEntry("index.md", "index");
  }

  @Test
  void refusesToCopyThroughALinkThatLeadsOut() throws Exception {
    TestStep step = TestStep.empty();
    Path outside = Files.createTempDirectory("outside");
    Files.createDirectory(step.workspace().root().resolve("service"));
    Files.createSymbolicLink(step.workspace().root().resolve("service/docs"), outside);

    assertThatThrownBy(() -> action().run(input(), step))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("leads out of the workspace");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void leavesOutLinksThatLeadOutOfTheFolder() throws Exception {
    Path template = Files.createTempDirectory("template");
    Files.createDirectories(template.resolve("skeleton/docs"));
    Files.writeString(template.resolve("secret"), "x");
    Files.createSymbolicLink(template.resolve("skeleton/docs/up"), Path.of("../../secret"));
    Files.createSymbolicLink(template.resolve("skeleton/passwd"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(template.resolve("skeleton/here"), Path.of("docs"));
    TestStep step = TestStep.empty();
    var plain =
        new FetchPlain(new Sources(new FolderTemplates(template), new InMemorySourceReader()));

    plain.run(input(), step);

    assertThat(step.files()).isEqualTo(Map.of("service/here", "-> docs"));
    assertThat(step.lines())
        .contains(
            "warn: Left out passwd, a link that leads elsewhere.",
            "warn: Left out up, a link that leads elsewhere.");
  }

  @Test
  void replacesALinkThatIsThereAndNotWhereItLeads() throws Exception {
    TestStep step = TestStep.empty();
    Path outside = Files.writeString(Files.createTempFile("outside", ""), "safe");
    Path service = Files.createDirectory(step.workspace().root().resolve("service"));
    Files.createSymbolicLink(service.resolve("b.md"), outside);

    action().run(input(), step);

    assertThat(outside).hasContent("safe");
    assertThat(step.files()).containsEntry("service/b.md", "b");
  }
}
