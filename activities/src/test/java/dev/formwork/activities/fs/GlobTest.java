package dev.formwork.activities.fs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.md | a.md | true",
        "*.md | docs/a.md | false",
        "**/*.md | a.md | true",
        "**/*.md | docs/en/.a.md | true",
        "docs/** | docs/en/a.md | true",
        "docs/**/a.md | docs/a.md | true",
        "docs/**/a.md | docs/x/y/a.md | true",
        "?.txt | a.txt | true",
        "?.txt | ab.txt | false",
        "[a-c].txt | b.txt | true",
        "[!a-c].txt | b.txt | false",
        "*.{js,ts} | a.ts | true",
        "*.{js,ts} | a.java | false",
        "a,b | a,b | true",
        "a.b | axb | false",
        "(a+) | (a+) | true"
      })
  void matchesAsAShellDoes(String pattern, String path, boolean matches) {
    assertThat(Glob.parse(pattern).matches(path)).isEqualTo(matches);
  }
}
