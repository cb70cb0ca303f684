package dev.formwork.activities.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.Steps;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.fetch.InMemorySourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edge cases of Backstage's `fetch:template`, with the numbers they have in our contract. */
class FetchTemplateCasesTest {

  @TempDir Path template;

  private final TestStep step = TestStep.empty();
  private final Map<String, Object> values = new HashMap<>(Map.of("off", false, "name", "pay"));

  @Test
  @DisplayName("54: a folder whose name renders to nothing is left out with all in it")
  void leavesOutAFolderWithoutAName() throws IOException {
    file("{% if values.off %}dd{% endif %}/a/b.txt", "x");

    render(Map.of());

    assertThat(facts()).isEmpty();
  }

  @Test
  @DisplayName("55: a file whose name renders to nothing is left out")
  void leavesOutAFileWithoutAName() throws IOException {
    file("${{ \"x\" if values.off }}", "x");

    render(Map.of());

    assertThat(facts()).isEmpty();
  }

  @Test
  @DisplayName("56: a name may render to its ending alone")
  void makesAFileOfAnEnding() throws IOException {
    file("{% if values.off %}no{% endif %}.md", "x");

    render(Map.of());

    assertThat(step.files()).containsOnlyKeys(".md");
  }

  @Test
  @DisplayName("57: a value in a name may nest it, is left out when absolute, and never escapes")
  void keepsNamesInside() throws IOException {
    file("${{ values.path }}", "x");

    values.put("path", "x/y.txt");
    render(Map.of());
    values.put("path", "/etc/evil");
    render(Map.of());
    values.put("path", "a/../b.txt");
    render(Map.of());

    assertThat(step.files()).containsOnlyKeys("x/y.txt", "b.txt");
    for (String path : List.of("../../evil", "..", "a/../../evil", "./..")) {
      values.put("path", path);
      assertThatThrownBy(() -> render(Map.of()))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("Names must stay inside the target");
    }
  }

  @Test
  @DisplayName("58: a broken link and a link to a folder are copied as links")
  void copiesLinks() throws IOException {
    file("dir/a", "x");
    link("broken", "nowhere");
    link("to-dir", "dir");

    render(Map.of());

    assertThat(step.files()).containsOnlyKeys("dir/a", "broken", "to-dir");
    assertThat(step.files())
        .containsEntry("broken", "-> nowhere")
        .containsEntry("to-dir", "-> dir");
  }

  @Test
  @DisplayName("58: a link that leads out of the skeleton is not even fetched")
  void leavesOutForeignLinks() throws IOException {
    file("dir/a", "x");
    link("absolute", "/etc/hostname");
    link("up", "../outside");
    link("nothing", "/no/such/file");
    link("round", "dir/../../skel/dir/../../../etc");

    render(Map.of());

    assertThat(step.files()).containsOnlyKeys("dir/a");
    assertThat(step.lines()).contains("info: Left out: absolute, nothing, round, up.");
  }

  @Test
  @DisplayName("59: a file with a NUL is copied untouched")
  void copiesBinaries() throws IOException {
    byte[] bytes = {'$', '{', '{', ' ', '1', ' ', '}', '}', 0, (byte) 0xFF};
    Files.write(place("a.bin"), bytes);

    render(Map.of());

    assertThat(step.workspace().root().resolve("a.bin")).hasBinaryContent(bytes);
  }

  @Test
  @DisplayName("60: modes 755 and 444 are kept")
  void keepsModes() throws IOException {
    mode(file("run.sh", "${{ values.name }}"), "rwxr-xr-x");
    mode(file("read.txt", "${{ values.name }}"), "r--r--r--");

    render(Map.of());

    assertThat(facts().get("run.sh").mode()).isEqualTo("0755");
    assertThat(facts().get("read.txt").mode()).isEqualTo("0444");
  }

  @Test
  @DisplayName("61: a file that is there stays, unless it is to be replaced")
  void keepsOrReplacesFiles() throws IOException {
    file("a.txt", "${{ values.name }}");
    Files.writeString(step.workspace().root().resolve("a.txt"), "old");

    render(Map.of());
    String kept = step.files().get("a.txt");
    render(Map.of("replace", true));

    assertThat(kept).isEqualTo("old");
    assertThat(step.files()).containsEntry("a.txt", "pay");
  }

  @Test
  @DisplayName("62: a copied file keeps its content, but its name is rendered")
  void rendersNamesOfCopiedFiles() throws IOException {
    file("wf/${{ values.name }}.yml", "${{ github.sha }}");

    render(Map.of("copyWithoutTemplating", List.of("wf")));

    assertThat(step.files()).isEqualTo(Map.of("wf/pay.yml", "${{ github.sha }}"));
  }

  @Test
  @DisplayName("63: copyWithoutRender is taken and does nothing")
  void ignoresTheFormerName() throws IOException {
    file("a.txt", "${{ values.name }}");

    render(Map.of("copyWithoutRender", List.of("**")));

    assertThat(step.files()).isEqualTo(Map.of("a.txt", "pay"));
  }

  @Test
  @DisplayName("64: with an ending, only files that have it are rendered and lose it")
  void knowsTemplatesByTheirEnding() throws IOException {
    file("a.txt.njk", "${{ values.name }}");
    file("b.txt", "${{ values.name }}");
    file("${{ values.name }}.c", "${{ values.name }}");
    file(".njk", "${{ values.name }}");

    render(Map.of("templateFileExtension", true));

    assertThat(step.files())
        .isEqualTo(
            Map.of(
                "a.txt", "pay",
                "b.txt", "${{ values.name }}",
                "pay.c", "${{ values.name }}",
                ".njk", "${{ values.name }}"));
  }

  @Test
  @DisplayName("64: an empty ending and false stand for none")
  void takesNoEnding() throws IOException {
    file("a.njk", "${{ values.name }}");

    render(Map.of("templateFileExtension", ""));
    render(Map.of("templateFileExtension", false, "cookiecutterCompat", false));

    assertThat(step.files()).isEqualTo(Map.of("a.njk", "pay"));
  }

  @Test
  @DisplayName("65: line ends, byte order mark and tabs are preserved")
  void preservesWhiteSpace() throws IOException {
    file("a.txt", "\uFEFF\tone\r\n${{ values.name }}\r\n\ttwo\n");

    render(Map.of());

    assertThat(step.files()).containsEntry("a.txt", "\uFEFF\tone\r\npay\r\n\ttwo\n");
  }

  @Test
  @DisplayName("66: what a file cannot see is empty")
  void rendersUnknownNamesAsNothing() throws IOException {
    file("a.txt", "[${{ parameters.x }}]");

    render(Map.of());

    assertThat(step.files()).containsEntry("a.txt", "[]");
  }

  @Test
  @DisplayName("67: trimBlocks and lstripBlocks leave no trace of statements")
  void trimsBlocks() throws IOException {
    file("a.txt", "a\n    {% if true %}\n    b\n    {% endif %}\nc\n");

    render(Map.of("trimBlocks", true, "lstripBlocks", true));

    assertThat(step.files()).containsEntry("a.txt", "a\n    b\nc\n");
  }

  @Test
  @DisplayName("68: an unknown filter in a file fails the step and writes nothing")
  void failsOnAnUnknownFilter() throws IOException {
    file("a.txt", "fine");
    file("b.txt", "${{ values.name | nofilter }}");

    assertThatThrownBy(() -> render(Map.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("b.txt:1:")
        .hasMessageContaining("nofilter");
    assertThat(facts()).isEmpty();
  }

  @Test
  @DisplayName("A base name without text in a folder is skipped, and fails when replacing")
  void treatsAnEmptyBaseNameAsTheFolder() throws IOException {
    file("a/${{ values.empty }}", "x");
    file("a/b.txt", "x");

    render(Map.of());

    assertThat(step.files()).containsOnlyKeys("a/b.txt");
    assertThatThrownBy(() -> render(Map.of("replace", true))).isInstanceOf(InvalidInput.class);
  }

  @Test
  @DisplayName("The whole path is one text: what a folder's name sets, its files see")
  void rendersTheWholePath() throws IOException {
    file("{% set x = 'set' %}dir/${{ x }}.txt", "x");

    render(Map.of());

    assertThat(step.files()).containsOnlyKeys("dir/set.txt");
  }

  @Test
  @DisplayName("A replaced text file keeps the mode of the one before, a binary one does not")
  void keepsTheModeOfReplacedText() throws IOException {
    mode(file("run.sh", "${{ values.name }}"), "rwxr-xr-x");
    Files.write(place("run.bin"), new byte[] {0, 1});
    mode(place("run.bin"), "rwxr-xr-x");
    Files.writeString(step.workspace().root().resolve("run.sh"), "old");
    Files.writeString(step.workspace().root().resolve("run.bin"), "old");

    render(Map.of("replace", true));

    assertThat(facts().get("run.sh").mode()).isEqualTo("0644");
    assertThat(facts().get("run.bin").mode()).isEqualTo("0755");
  }

  @Test
  @DisplayName("Bytes that are no UTF-8 become replacement characters, rendered or not")
  void decodesText() throws IOException {
    Files.write(place("a.txt"), "caf\u00e9 and a long text".getBytes(StandardCharsets.ISO_8859_1));

    render(Map.of("copyWithoutTemplating", List.of("**")));

    assertThat(step.files()).containsEntry("a.txt", "caf\uFFFD and a long text");
  }

  private Path place(String name) throws IOException {
    Path place = template.resolve("skel").resolve(name);
    Files.createDirectories(place.getParent());
    return place;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(place(name), text);
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(place(name), Path.of(target));
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private Map<String, FileFacts> facts() throws IOException {
    return FileFacts.of(step.workspace().root());
  }

  private void render(Map<String, Object> options) {
    Map<String, Object> input = new HashMap<>(options);
    input.put("url", "./skel");
    input.put("values", values);
    var sources = new Sources(new FolderTemplates(template), new InMemorySourceReader());
    Steps.run(new FetchTemplate(sources, new NunjucksFiles(Map.of())), input, step);
  }
}
