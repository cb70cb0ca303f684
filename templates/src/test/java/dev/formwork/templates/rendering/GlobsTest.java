package dev.formwork.templates.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {

  @ParameterizedTest
  @CsvSource({
    "*.md, README.md, true",
    "*.md, docs/a.md, false",
    "**/*.md, README.md, true",
    "**/*.md, a/b/c.md, true",
    "docs, docs/a/b.md, true",
    "docs/, docs/a.md, true",
    "docs, docs2/a.md, false",
    "docs/**, docs/a/b.md, true",
    "docs/**/x, docs/x, true",
    "docs/**/x, docs/a/b/x, true",
    "docs/**/x, docs/ax, false",
    "*, .hidden, true",
    ".github/workflows/*, .github/workflows/ci.yml, true",
    "'a.{js,ts}', a.ts, true",
    "'a.{js,ts}', a.md, false",
    "a?c, abc, true",
    "a?c, a/c, false",
    "[ab].txt, b.txt, true",
    "[!ab].txt, b.txt, false",
    "[a-c]x, bx, true",
    "./a, a, true",
    "\\*, *, true",
    "\\*, a, false",
    "a[, a[, true",
    "'${{ values.name }}.txt', '${{ values.name }}.txt', true",
    "[brackets].txt, [brackets].txt, true",
    "src/*/x, 'src/{{values.name}}/x', true",
  })
  void reads(String glob, String path, boolean matches) {
    assertThat(new Globs(List.of(glob)).match(path)).isEqualTo(matches);
  }

  @Test
  void takesMatchesBack() {
    Globs globs = new Globs(List.of("docs", "!docs/a", "docs/a/b"));

    assertThat(List.of("docs/x", "docs/a/c", "docs/a/b", "other").stream().map(globs::match))
        .containsExactly(true, false, true, false);
  }
}
