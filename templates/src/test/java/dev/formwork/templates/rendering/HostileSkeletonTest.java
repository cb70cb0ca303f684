package dev.formwork.templates.rendering;

import static java.nio.file.Files.createDirectories;
import static java.nio.file.Files.createSymbolicLink;
import static java.nio.file.Files.writeString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileSkeletonTest {

  private static final RenderLimits LIMITS =
      new RenderLimits(50, 1 << 20, 1 << 19, 1 << 18, 1 << 18, 20, 20_000, Duration.ofSeconds(30));

  @TempDir Path scratch;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "..                 | The name renders to '..'. Names must stay inside the target",
        "a/../../b          | The name renders to 'a/../../b'. Names must stay inside",
        "/etc/passwd        | renders to '/etc/passwd', an absolute path",
        "a//b               | has an empty part",
        ".git               | inside Git's own directory",
        ".GIT/hooks/post    | inside Git's own directory",
        "x/.git/config      | inside Git's own directory",
        "GIT~1              | inside Git's own directory",
        "'.git. . '         | inside Git's own directory",
        ".git::$INDEX       | inside Git's own directory",
        ".g\u200cit         | inside Git's own directory",
      })
  void refusesNamesThatLeadElsewhere(String name, String message) throws IOException {
    skeleton("{{values.name}}", "x");

    assertThatThrownBy(() -> render(Map.of("name", name)))
        .isInstanceOf(SkeletonException.class)
        .hasMessageStartingWith("{{values.name}}: ")
        .hasMessageContaining(message);
    assertThat(scratch.resolve("target")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\nb", "a\u0007b", "\u0085"})
  void refusesControlCharacters(String name) throws IOException {
    skeleton("{{values.name}}", "x");

    assertThatThrownBy(() -> render(Map.of("name", name)))
        .hasMessageContaining(
            "'%s', which has a control character".formatted(NameRules.shown(name)));
  }

  @Test
  void refusesNamesLongerThanFileSystemsTake() throws IOException {
    skeleton("{{values.name}}", "x");

    assertThatThrownBy(() -> render(Map.of("name", "ä".repeat(200))))
        .hasMessageContaining("longer than 255 bytes");
  }

  @Test
  void refusesFilesUnderGit() throws IOException {
    skeleton(".git/hooks/post-checkout", "rm -rf /");

    assertThatThrownBy(() -> render(Map.of()))
        .hasMessage(
            ".git: The name renders to '.git', inside Git's own directory. A skeleton cannot write there; choose another name.");
  }

  @Test
  void takesNamesThatOnlyLookLikeGit() throws IOException {
    skeleton(".gitignore", "x");
    skeleton(".github/a", "x");
    skeleton("git/config", "x");

    assertThat(render(Map.of()).written()).containsExactly(".github/a", ".gitignore", "git/config");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/etc/passwd    | Links to '/etc/passwd', an absolute path.",
        "../../outside  | Links to '../../outside', which leaves the skeleton.",
        "b/../../..     | which leaves the skeleton",
        "b/../c         | which goes up again after a name",
        "../.git/hooks  | inside Git's own directory",
      })
  void refusesLinksThatLeadElsewhere(String to, String message) throws IOException {
    createDirectories(source().resolve("a"));
    createSymbolicLink(source().resolve("a/link"), Path.of(to));

    assertThatThrownBy(() -> render(Map.of()))
        .hasMessageStartingWith("a/link: ")
        .hasMessageContaining(message);
  }

  @Test
  void refusesALinkThatLeavesOnlyWhereItsNameRendersTo() throws IOException {
    createDirectories(source().resolve("a"));
    createSymbolicLink(source().resolve("a/b"), Path.of("../c"));
    createDirectories(source().resolve("{{values.deep}}"));
    createSymbolicLink(source().resolve("{{values.deep}}/up"), Path.of("../../c"));

    assertThatThrownBy(() -> render(Map.of("deep", "x/y")))
        .hasMessage(
            "{{values.deep}}/up: Links to '../../c', which leaves the skeleton. Point it to something within the skeleton, or remove it.");
  }

  @Test
  void refusesToWriteThroughALinkOfTheSkeleton() throws IOException {
    createDirectories(source().resolve("dir"));
    createSymbolicLink(source().resolve("link"), Path.of("dir"));
    skeleton("{{values.name}}", "x");

    assertThatThrownBy(() -> render(Map.of("name", "link/file")))
        .hasMessageContaining("Renders to 'link/file', below 'link', which is not a directory.");
  }

  @Test
  void refusesToWriteThroughALinkOfTheTarget() throws IOException {
    skeleton("dir/file", "x");
    Path outside = createDirectories(scratch.resolve("outside"));
    createDirectories(scratch.resolve("target"));
    createSymbolicLink(scratch.resolve("target/dir"), outside);

    assertThatThrownBy(() -> render(Map.of()))
        .hasMessageContaining(
            "dir/file: Renders to 'dir/file', but 'dir' in the target is a link.");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void replacesALinkOfTheTargetInsteadOfWritingThroughIt() throws IOException {
    skeleton("file", "new");
    Path outside = writeString(scratch.resolve("outside"), "safe");
    createDirectories(scratch.resolve("target"));
    createSymbolicLink(scratch.resolve("target/file"), outside);

    SkeletonRenderer.handlebars()
        .render(
            source(), scratch.resolve("target"), SkeletonOptions.of(Map.of()).withReplace(true));

    assertThat(outside).hasContent("safe");
    assertThat(scratch.resolve("target/file")).isRegularFile().hasContent("new");
  }

  @Test
  void refusesNestedBlocksBeforeTheyOverflowTheStack() throws IOException {
    skeleton("deep.txt", "{{#if true}}".repeat(3000) + "{{/if}}".repeat(3000));
    skeleton("else.txt", "{{#if false}}" + "{{else if false}}".repeat(3000) + "{{/if}}");
    skeleton("brackets.txt", "{{upper " + "(upper ".repeat(3000) + "'x'" + ")".repeat(3001) + "}}");

    assertThatThrownBy(() -> render(Map.of()))
        .hasMessageContainingAll(
            "deep.txt:1:241: Blocks are nested deeper than 20 levels",
            "else.txt:1:337: Blocks are nested deeper than 20 levels",
            "brackets.txt:1:1: Subexpressions are nested deeper than 20 levels");
  }

  @Test
  void survivesNestingThatHidesBehindAQuote() throws IOException {
    skeleton("f", "{{x'}}" + "{{#if true}}".repeat(20_000) + "{{/if}}".repeat(20_000));

    assertThatThrownBy(() -> render(Map.of())).isInstanceOf(SkeletonException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{#each values.l}}{{#each ../values.l}}{{#each ../../values.l}}{{/each}}{{/each}}{{/each}}",
        "{{#each values.l}}{{#each values.l}}{{#each values.l}}x{{/each}}{{/each}}{{/each}}",
        "{{#values.l}}{{#values.l}}{{#values.l}}{{/values.l}}{{/values.l}}{{/values.l}}",
      })
  void stopsHugeLoops(String source) throws IOException {
    skeleton("loop.txt", source);

    assertThatThrownBy(() -> render(Map.of("l", Collections.nCopies(1000, 1))))
        .hasMessage(
            "skeleton: The skeleton needs more than 20000 steps of rendering (limit: maxSteps). Shorten its loops.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{#each values.l}}{{values.big}}{{/each}}",
        "{{#each values.l}}{{json values.big}}{{/each}}",
        "{{#each values.l}}TEXT{{/each}}",
        "{{#each values.l}}{{> text}}{{/each}}",
        "{{#each values.l}}{{#if (eq (concat values.big values.big) 'x')}}{{/if}}{{/each}}",
        "{{#indent 100}}{{values.lines}}{{/indent}}",
      })
  void stopsGiantOutput(String source) throws IOException {
    skeleton("giant.txt", source.replace("TEXT", "t".repeat(10_000)));
    skeleton("partials/text.hbs", "t".repeat(10_000));
    Map<String, Object> values =
        Map.of(
            "l", Collections.nCopies(100, 1),
            "big", "b".repeat(10_000),
            "lines", "\n".repeat(1000) + "x\n".repeat(3000));

    assertThatThrownBy(
            () ->
                render(
                    SkeletonOptions.of(values)
                        .withLimits(LIMITS)
                        .withPartials(source().resolve("partials"))))
        .hasMessageContaining("renders to more than 262144 characters, buffers included");
  }

  @Test
  void stopsPartialsThatCallThemselves() throws IOException {
    skeleton("partials/a.hbs", "{{> b}}");
    skeleton("partials/b.hbs", "{{> a}}");
    skeleton("f", "{{> a}}");

    assertThatThrownBy(
            () -> render(SkeletonOptions.of(Map.of()).withPartials(source().resolve("partials"))))
        .hasMessageContaining("infinite loop detected, partial 'partials/a'");
  }

  @Test
  void stopsPartialsThatMultiply() throws IOException {
    for (int i = 0; i < 12; i++) {
      skeleton("partials/p" + i + ".hbs", ("{{> p" + (i + 1) + "}}").repeat(8));
    }
    skeleton("partials/p12.hbs", "x");
    skeleton("f", "{{> p0}}");

    assertThatThrownBy(
            () ->
                render(
                    SkeletonOptions.of(Map.of())
                        .withLimits(LIMITS)
                        .withPartials(source().resolve("partials"))))
        .hasMessageContaining("(limit: max");
  }

  @Test
  void stopsTooManyFiles() throws IOException {
    for (int i = 0; i < 51; i++) {
      skeleton("f" + i, "");
    }

    assertThatThrownBy(() -> render(Map.of()))
        .hasMessage(
            "skeleton: The skeleton at 'skeleton' has more than 50 files and directories (limit: maxFiles). Split it.");
  }

  @Test
  void stopsDeepDirectories() throws IOException {
    skeleton("d/".repeat(25) + "f", "");

    assertThatThrownBy(() -> render(Map.of())).hasMessageContaining("is deeper than 20 levels");
  }

  @Test
  void refusesFilesThatAreTooLarge() throws IOException {
    skeleton("big.txt", "x".repeat((1 << 19) + 1));
    skeleton("text.txt", "{{values.x}}" + "x".repeat(1 << 18));

    assertThatThrownBy(() -> render(Map.of("x", 1)))
        .hasMessageContainingAll(
            "big.txt: Has 524289 bytes, more than the 524288 of one file (limit: maxFileBytes).",
            "text.txt: Has more than the 262144 bytes of a file that is rendered (limit: maxTextBytes).");
  }

  @Test
  void stopsASkeletonThatIsTooLargeAltogether() throws IOException {
    skeleton("a", "x".repeat(1 << 19));
    skeleton("b", "x".repeat(1 << 19));
    skeleton("c", "x");

    assertThatThrownBy(() -> render(Map.of()))
        .hasMessageContaining("more than 1048576 bytes (limit: maxTotalBytes)");
  }

  @Test
  void boundsTheFaultsItReports() throws IOException {
    String faults =
        IntStream.range(0, 30).mapToObj(i -> "{{values.x" + i + "}}").collect(Collectors.joining());
    for (int i = 0; i < 10; i++) {
      skeleton("f" + i, faults);
    }

    SkeletonException failure =
        catchThrowableOfType(SkeletonException.class, () -> render(Map.of()));

    assertThat(failure.faults()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "****************************************b",
        "**/**/**/**/**/**/**/**/b",
        "[",
        "{{{",
        "[!a-",
        "\\"
      })
  void readsHostileGlobsInReasonableTime(String glob) {
    assertThat(new Globs(List.of(glob)).match("a/".repeat(1000) + "a")).isFalse();
  }

  private RenderReport render(Map<String, Object> values) {
    return render(SkeletonOptions.of(values).withLimits(LIMITS));
  }

  private RenderReport render(SkeletonOptions options) {
    return SkeletonRenderer.handlebars().render(source(), scratch.resolve("target"), options);
  }

  private Path source() {
    return scratch.resolve("skeleton");
  }

  private void skeleton(String name, String content) throws IOException {
    Path file = source().resolve(name);
    createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
