package dev.formwork.catalog.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.templates.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeRulesTest {

  private static final TemplateLimits LIMITS = new TemplateLimits(3, 10, 15);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../x",
        "a/../../x",
        "a/./x",
        "a//x",
        "",
        "x/",
        ".git/config",
        "skeleton/.GIT/hooks/pre-commit",
        "git~1/x",
        "C:/x",
        "a\\b",
        "a\nb",
        "a\0b",
      })
  void refusesPathsThatLeaveTheTemplate(String path) {
    assertThat(faults(TemplateFile.of(path, "x"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"template.yaml", ".gitignore", "{{ values.name }}/..x", "a b/ä.txt", "..."})
  void acceptsOtherPaths(String path) {
    assertThat(faults(TemplateFile.of(path, "x"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, ../c, true", "a, b, true", "a/b/c, ../../d, true", "a, ., true",
    "a, ../b, false", "a/b, ../../c, false", "a, /etc, false", "a/b, x/../../c, false",
    "a/b, c/.., false", "a, '', false", "a, C:/x, false", "a, 'x\\y', false",
  })
  void confinesLinks(String path, String target, boolean isInside) {
    assertThat(faults(TemplateFile.link(path, target)).isEmpty()).isEqualTo(isInside);
  }

  @Test
  void refusesFilesBelowFilesAndLinksAndTwins() {
    assertThat(faults(TemplateFile.link("a", "b"), TemplateFile.of("a/x", "x"))).hasSize(1);
    assertThat(faults(TemplateFile.of("a", "b"), TemplateFile.of("a", "x"))).hasSize(1);
  }

  @Test
  void saysWhichLimitIsPassed() {
    assertThat(
            faults(
                TemplateFile.of("a", "12345678901"),
                TemplateFile.of("b", "12345"),
                TemplateFile.of("c", ""),
                TemplateFile.of("d", "")))
        .extracting(Fault::message)
        .satisfiesExactlyInAnyOrder(
            message -> assertThat(message).contains("4 files", "3 allowed"),
            message -> assertThat(message).contains("File a has 11 bytes", "10 allowed"),
            message -> assertThat(message).contains("16 bytes", "15 allowed"));
  }

  @Test
  void namesATreeByItsFilesInAnyOrder() {
    TemplateFile a = TemplateFile.of("a", "1");
    TemplateFile b = TemplateFile.of("b", "2");
    String digest = TemplateTree.of(List.of(a, b)).digest();

    assertThat(digest).hasSize(64).isEqualTo(TemplateTree.of(List.of(b, a)).digest());
    assertThat(digest)
        .isNotIn(
            TemplateTree.of(List.of(a)).digest(),
            TemplateTree.of(List.of(a, TemplateFile.of("b", "3"))).digest(),
            TemplateTree.of(List.of(a, TemplateFile.of("c", "2"))).digest(),
            TemplateTree.of(List.of(a, TemplateFile.link("b", "2"))).digest(),
            TemplateTree.of(List.of(a, TemplateFile.executable("b", b.content()))).digest());
  }

  private static List<Fault> faults(TemplateFile... files) {
    return TreeRules.faults(List.of(files), LIMITS);
  }
}
