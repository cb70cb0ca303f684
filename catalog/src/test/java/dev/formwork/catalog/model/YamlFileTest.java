package dev.formwork.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.templates.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlFileTest {

  @Test
  void readsEveryDocumentAndSkipsEmptyOnes() {
    YamlFile file = YamlFile.parse("# hello\n---\na: 1\n---\n---\n# nothing\n---\nb: 2\n...\n");

    assertThat(file.documents())
        .extracting(YamlDocument::content)
        .containsExactly(Map.of("a", 1), Map.of("b", 2));
    assertThat(file.documents()).extracting(YamlDocument::number).containsExactly(1, 4);
    assertThat(YamlFile.parse("").documents()).isEmpty();
  }

  @Test
  void readsScalarsAsYaml12() {
    Map<String, Object> content =
        YamlFile.parse("a: yes\nb: on\nc: 1.10\nd: 2024\ne: true\nf: 2024-01-01\ng: .nan\n1: x")
            .documents()
            .getFirst()
            .content();

    assertThat(content)
        .containsEntry("a", "yes")
        .containsEntry("b", "on")
        .containsEntry("c", 1.1)
        .containsEntry("d", 2024)
        .containsEntry("e", true)
        .containsEntry("f", "2024-01-01")
        .containsEntry("g", null)
        .containsEntry("1", "x");
  }

  @Test
  void leavesMergeKeysAlone() {
    Map<String, Object> content =
        YamlFile.parse("x: &x {type: a}\nspec: {<<: *x, owner: b}")
            .documents()
            .getFirst()
            .content();

    assertThat(Documents.map(content.get("spec"))).containsOnlyKeys("<<", "owner");
  }

  @Test
  void reportsEveryBrokenDocumentWithItsLine() {
    YamlFile file = YamlFile.parse("a: 1\n---\nb: [1\n---\nc: 1\nc: 2\n---\n- list\n---\nd: 4\n");

    assertThat(file.documents()).hasSize(2);
    assertThat(file.faults()).extracting(YamlFile.DocumentFault::document).containsExactly(2, 3, 4);
    assertThat(file.faults())
        .extracting(fault -> fault.fault().line())
        .containsExactly(4, 6, 8)
        .as("the line on which the mistake was noticed");
  }

  @Test
  void refusesDocumentsThatContainThemselvesOrGrowByAliases() {
    assertThat(YamlFile.parse("a: &a [*a]").faults()).hasSize(1);
    String bomb =
        "a: &a [1,1,1,1,1,1,1,1]\n"
            + "b: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n"
            + "c: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n"
            + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c]\n"
            + "e: &e [*d,*d,*d,*d,*d,*d,*d,*d]\n"
            + "f: &f [*e,*e,*e,*e,*e,*e,*e,*e]\n";

    assertThat(YamlFile.parse(bomb).faults()).hasSize(1);
  }

  @Test
  void findsTheLineOfAPath() {
    YamlDocument document =
        YamlFile.parse("x: 1\n---\nmetadata:\n  tags:\n    - a\n    - B\nspec: {}\n")
            .documents()
            .getLast();

    List<Fault> faults =
        document.locate(
            Arrays.asList(
                new Fault("/metadata/tags/1", 0, 0, "x"), new Fault("/spec/owner", 0, 0, "x")));

    assertThat(faults).extracting(Fault::line).containsExactly(6, 7);
    assertThat(faults).extracting(Fault::column).containsExactly(7, 7);
    assertThat(document.text().lines().toList().get(5)).isEqualTo("    - B");
  }
}
