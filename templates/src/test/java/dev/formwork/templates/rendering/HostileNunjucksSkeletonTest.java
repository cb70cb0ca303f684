package dev.formwork.templates.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.templates.expression.TextRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No skeleton in Backstage's language reaches outside of its target or stalls its renderer. */
@Timeout(60)
class HostileNunjucksSkeletonTest {

  private static final RenderLimits LIMITS =
      new RenderLimits(50, 1 << 20, 1 << 19, 1 << 18, 1 << 18, 20, 20_000, Duration.ofSeconds(30));

  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../x",
        "a/../../x",
        "./../x",
        "a/./../../../etc/passwd",
        ".git/hooks/post-checkout",
        "x/.GIT/config",
        ".git. /config",
        "a/../.git/config",
        "a\nb",
        "a\u0000b",
      })
  void refusesNamesThatLeadElsewhere(String name) throws IOException {
    skeleton("${{ values.name }}", "x");

    assertThatThrownBy(() -> render(Map.of("name", name))).isInstanceOf(SkeletonException.class);
    assertThat(outside()).containsExactly("skeleton");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/evil", "a//b", "//", "/", ""})
  void leavesOutNamesThatAreAbsoluteOrHaveAnEmptyPart(String name) throws IOException {
    skeleton("${{ values.name }}", "x");
    skeleton("kept", "x");

    RenderReport report = render(Map.of("name", name));

    assertThat(report.written()).containsExactly("kept");
    assertThat(outside()).containsExactlyInAnyOrder("skeleton", "target");
  }

  @Test
  void neverWritesThroughALinkOfTheTarget() throws IOException {
    skeleton("dir/file", "x");
    Path elsewhere = Files.createDirectories(scratch.resolve("elsewhere"));
    Files.createDirectories(scratch.resolve("target"));
    Files.createSymbolicLink(scratch.resolve("target/dir"), elsewhere);

    assertThatThrownBy(() -> render(Map.of()))
        .isInstanceOf(SkeletonException.class)
        .hasMessageContaining("'dir' in the target is a link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void neverWritesThroughALinkThatTheSkeletonBrings() throws IOException {
    Path elsewhere = Files.createDirectories(scratch.resolve("elsewhere"));
    Files.createDirectories(scratch.resolve("skeleton"));
    Files.createSymbolicLink(scratch.resolve("skeleton/out"), elsewhere);
    Files.createSymbolicLink(scratch.resolve("skeleton/in"), Path.of("dir"));
    skeleton("dir/a", "x");
    skeleton("${{ values.out }}", "y");
    skeleton("${{ values.in }}", "z");

    assertThatThrownBy(() -> render(Map.of("out", "out/file", "in", "in/file")))
        .hasMessageContaining("Renders to 'in/file', below 'in', which is not a directory.");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) %}x{% endfor %}"
            + "{% endfor %}{% endfor %}",
        "${{ values.big | replace(r/^(b+b+)+c/, '') }}",
        "{% macro f() %}${{ f() }}{% endmacro %}${{ f() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as y %}",
      })
  void refusesFilesThatNeverEndOrReadOthers(String text) throws IOException {
    skeleton("file", text);

    assertThatThrownBy(() -> render(Map.of("big", "b".repeat(20_000))))
        .isInstanceOf(SkeletonException.class);
    assertThat(outside()).containsExactly("skeleton");
  }

  @Test
  void refusesMoreFilesThanAllowed() throws IOException {
    for (int i = 0; i < 60; i++) {
      skeleton("f" + i, "");
    }

    assertThatThrownBy(() -> render(Map.of())).hasMessageContaining("(limit: maxFiles)");
  }

  private RenderReport render(Map<String, Object> values) {
    return SkeletonRenderer.nunjucks(Map.of(), TextRenderer.Options.DEFAULTS)
        .render(
            scratch.resolve("skeleton"),
            scratch.resolve("target"),
            SkeletonOptions.of(values).withLimits(LIMITS));
  }

  private List<String> outside() throws IOException {
    try (Stream<Path> paths = Files.list(scratch)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private void skeleton(String name, String content) throws IOException {
    Path file = scratch.resolve("skeleton").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
