package dev.formwork.templates.rendering;

import static java.nio.file.Files.createDirectories;
import static java.nio.file.Files.createSymbolicLink;
import static java.nio.file.Files.readString;
import static java.nio.file.Files.writeString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkeletonRendererTest {

  private static final SkeletonOptions OPTIONS =
      SkeletonOptions.of(
          Map.of("name", "payments", "package", "com.acme.payments", "empty", "", "on", true));

  private final SkeletonRenderer renderer = SkeletonRenderer.handlebars();

  @TempDir Path scratch;

  @Test
  void rendersNamesAndContents() throws IOException {
    skeleton(
        "src/{{packagePath values.package}}/{{pascalCase values.name}}.java",
        "class {{values.name}} {}");
    skeleton("README.md", "# {{values.name}}\n");

    RenderReport report = render(OPTIONS);

    assertThat(tree())
        .containsExactly(
            "README.md",
            "src/",
            "src/com/",
            "src/com/acme/",
            "src/com/acme/payments/",
            "src/com/acme/payments/Payments.java");
    assertThat(target("src/com/acme/payments/Payments.java")).isEqualTo("class payments {}");
    assertThat(report.written())
        .containsExactly("README.md", "src/com/acme/payments/Payments.java");
    assertThat(report.skipped()).isEmpty();
  }

  @Test
  void dropsWhatHasAnEmptyNamePart() throws IOException {
    skeleton("{{values.empty}}/inner/file", "x");
    skeleton("a/{{when values.empty 'gone.txt'}}", "x");
    skeleton("a/{{when values.on 'kept.txt'}}", "x");

    RenderReport report = render(OPTIONS);

    assertThat(tree()).containsExactly("a/", "a/kept.txt");
    assertThat(report.skipped())
        .containsExactly("a/{{when values.empty 'gone.txt'}}", "{{values.empty}}");
  }

  @Test
  void saysThatANameCannotHoldABlock() throws IOException {
    skeleton("a/{{#if values.empty}}b{{/if}}", "x");

    assertThatThrownBy(() -> render(OPTIONS))
        .hasMessageContaining(
            "A name cannot hold a block, whose end has a slash. Use the helper when.");
  }

  @Test
  void copiesBinariesAndLinksAsTheyAre() throws IOException {
    byte[] binary = {'{', '{', 'v', 0, 1, 2, (byte) 0xff, '}', '}'};
    createDirectories(source().resolve("bin"));
    Files.write(source().resolve("bin/logo.png"), binary);
    createSymbolicLink(source().resolve("bin/link"), Path.of("../bin/logo.png"));
    createSymbolicLink(source().resolve("broken"), Path.of("nowhere"));

    render(OPTIONS);

    assertThat(Files.readAllBytes(target().resolve("bin/logo.png"))).isEqualTo(binary);
    assertThat(Files.readSymbolicLink(target().resolve("bin/link")))
        .isEqualTo(Path.of("../bin/logo.png"));
    assertThat(Files.readSymbolicLink(target().resolve("broken"))).isEqualTo(Path.of("nowhere"));
  }

  @Test
  void keepsModesAndEmptyDirectories() throws IOException {
    skeleton("run.sh", "echo {{values.name}}");
    mode("run.sh", "rwxrwxr-x");
    skeleton("readonly.txt", "plain");
    mode("readonly.txt", "r--r--r--");
    createDirectories(source().resolve("empty/{{values.name}}"));

    RenderReport report = render(OPTIONS);

    assertThat(modeOf("run.sh")).isEqualTo("rwxr-xr-x");
    assertThat(modeOf("readonly.txt")).isEqualTo("r--r--r--");
    assertThat(target().resolve("empty/payments")).isDirectory();
    assertThat(report.written()).contains("empty/payments");
  }

  @Test
  void copiesMatchingFilesWithoutRenderingButRendersTheirNames() throws IOException {
    skeleton(".github/workflows/{{values.name}}.yml", "${{ github.sha }}");
    skeleton("chart/templates/x.yaml", "{{ .Values.x }}");
    skeleton("chart/README.md", "{{values.name}}");

    render(
        OPTIONS.withCopyWithoutRendering(
            List.of(".github/workflows/*.yml", "chart", "!chart/README.md")));

    assertThat(target(".github/workflows/payments.yml")).isEqualTo("${{ github.sha }}");
    assertThat(target("chart/templates/x.yaml")).isEqualTo("{{ .Values.x }}");
    assertThat(target("chart/README.md")).isEqualTo("payments");
  }

  @Test
  void rendersOnlyFilesWithTheExtensionAndTakesItAway() throws IOException {
    skeleton("a.txt.hbs", "{{values.name}}");
    skeleton("{{values.name}}.txt", "{{ other }}");

    render(OPTIONS.withTemplateFileExtension("hbs"));

    assertThat(target("a.txt")).isEqualTo("payments");
    assertThat(target("payments.txt")).isEqualTo("{{ other }}");
  }

  @Test
  void usesOtherDelimitersInNamesToo() throws IOException {
    skeleton("[[values.name]].yaml", "[[values.name]] {{ .Values.x }}");

    render(OPTIONS.withDelimiters(new Delimiters("[[", "]]")));

    assertThat(target("payments.yaml")).isEqualTo("payments {{ .Values.x }}");
  }

  @Test
  void usesPartialsOfItsFolderAndLeavesTheFolderOut() throws IOException {
    skeleton("partials/java/header.hbs", "// {{values.name}} by {{author}}\n");
    skeleton("A.java", "{{> java/header author='us'}}class A {}\n");

    render(OPTIONS.withPartials(source().resolve("partials")));

    assertThat(tree()).containsExactly("A.java");
    assertThat(target("A.java")).isEqualTo("// payments by us\nclass A {}\n");
  }

  @Test
  void skipsFilesThatExistUnlessTheyAreToBeReplaced() throws IOException {
    skeleton("a.txt", "new");
    skeleton("b.txt", "new");
    createDirectories(target());
    writeString(target().resolve("a.txt"), "old");

    RenderReport kept = render(OPTIONS);

    assertThat(target("a.txt")).isEqualTo("old");
    assertThat(kept.written()).containsExactly("b.txt");
    assertThat(kept.skipped()).containsExactly("a.txt");

    RenderReport replaced = render(OPTIONS.withReplace(true));

    assertThat(target("a.txt")).isEqualTo("new");
    assertThat(replaced.written()).containsExactly("a.txt", "b.txt");
  }

  @Test
  void reportsAllFaultsOfAllFilesAndWritesNothing() throws IOException {
    skeleton("good.txt", "{{values.name}}");
    skeleton("b.txt", "{{values.x}}\n{{#if values.y}}{{/if}}");
    skeleton("c.txt", "{{#if values.on}}");
    skeleton("d-{{values.z}}.txt", "x");
    createDirectories(target());

    assertThatThrownBy(() -> render(OPTIONS))
        .isInstanceOf(SkeletonException.class)
        .hasMessageContainingAll(
            "b.txt:1:3: `values.x` has no value.",
            "b.txt:2:4: `values.y` has no value.",
            "c.txt:1:18: This does not parse",
            "d-{{values.z}}.txt: In the name: `values.z` has no value.");
    assertThat(tree()).isEmpty();
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).containsExactlyInAnyOrder(source(), target());
    }
  }

  @Test
  void namesBothFilesThatRenderToOneTarget() throws IOException {
    skeleton("payments.txt", "1");
    skeleton("{{values.name}}.txt", "2");

    assertThatThrownBy(() -> render(OPTIONS))
        .hasMessage(
            "{{values.name}}.txt: Renders to 'payments.txt', and so does 'payments.txt'. Give one of them another name.");
  }

  @Test
  void mergesDirectoriesThatRenderToOneTarget() throws IOException {
    skeleton("payments/a", "1");
    skeleton("{{values.name}}/b", "2");

    render(OPTIONS);

    assertThat(tree()).containsExactly("payments/", "payments/a", "payments/b");
  }

  @Test
  void warnsOfNamesThatDifferOnlyInCase() throws IOException {
    skeleton("README", "1");
    skeleton("readme", "2");

    assertThat(render(OPTIONS).warnings())
        .containsExactly(
            "'README' and 'readme' differ only in upper and lower case; some computers cannot hold both.");
  }

  @Test
  void keepsBytesOfTextThatHasNothingToRender() throws IOException {
    byte[] latin1 = {'c', 'a', 'f', (byte) 0xE9, '\r', '\n', 'a', 'b', 'c', 'd', 'e', 'f'};
    Files.write(createDirectories(source()).resolve("latin1.txt"), latin1);

    render(OPTIONS);

    assertThat(Files.readAllBytes(target().resolve("latin1.txt"))).isEqualTo(latin1);
  }

  @Test
  void walksTheSameWayForAnotherEngine() throws IOException {
    skeleton("%name%/file", "%name%");
    SkeletonRenderer other =
        SkeletonRenderer.of((text, file, values) -> text.replace("%name%", "given"));

    other.render(source(), target(), OPTIONS);

    assertThat(target("given/file")).isEqualTo("given");
  }

  @Test
  void leavesOutWhatBackstageLeavesOutForAnotherEngine() throws IOException {
    skeleton("a%name%b/file", "x");
    skeleton("%name%", "x");
    skeleton("same", "first");
    skeleton("sa%m%e", "second");
    SkeletonRenderer other =
        SkeletonRenderer.of(
            (text, file, values) -> text.replace("%name%", "//").replace("%m%", "m"));

    RenderReport report = other.render(source(), target(), OPTIONS);

    assertThat(tree()).containsExactly("same");
    assertThat(target("same")).isEqualTo("second");
    assertThat(report.skipped()).containsExactly("%name%", "a%name%b", "same");
  }

  @Test
  void handsNullsToAnotherEngineAsTheyAre() throws IOException {
    skeleton("file", "content");
    Map<String, Object> values = new HashMap<>();
    values.put("nothing", null);
    SkeletonRenderer other =
        SkeletonRenderer.of((text, file, root) -> text.replace("content", root.toString()));

    other.render(source(), target(), SkeletonOptions.of(values));

    assertThat(target("file")).isEqualTo("{values={nothing=null}}");
  }

  @Test
  void refusesASkeletonThatIsNotThere() {
    assertThatThrownBy(() -> render(OPTIONS))
        .hasMessage("skeleton: The skeleton is not a directory. Name one.");
  }

  private RenderReport render(SkeletonOptions options) {
    return renderer.render(source(), target(), options);
  }

  private Path source() {
    return scratch.resolve("skeleton");
  }

  private Path target() {
    return scratch.resolve("target");
  }

  private String target(String name) throws IOException {
    return readString(target().resolve(name));
  }

  private void skeleton(String name, String content) throws IOException {
    Path file = source().resolve(name);
    createDirectories(file.getParent());
    writeString(file, content);
  }

  private void mode(String name, String mode) throws IOException {
    Files.setPosixFilePermissions(source().resolve(name), PosixFilePermissions.fromString(mode));
  }

  private String modeOf(String name) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(target().resolve(name), LinkOption.NOFOLLOW_LINKS));
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> paths = Files.walk(target())) {
      return paths
          .filter(path -> !path.equals(target()))
          .map(path -> target().relativize(path) + (Files.isDirectory(path) ? "/" : ""))
          .sorted()
          .toList();
    }
  }
}
