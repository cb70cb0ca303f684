package dev.formwork.activities.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.workspace.Snapshot.Entry;
import dev.formwork.activities.port.workspace.Snapshot.Kind;
import dev.formwork.workflows.MergeResult.Conflict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SnapshotMergeTest {

  @Test
  void takesWhatEachStepAddedChangedAndDeleted() {
    SnapshotMerge.Outcome outcome =
        merge(tree("a=1 b=1 c=1"), tree("a=2 b=1 c=1 x=1"), tree("b=1 y/z=1 a=1"));

    assertThat(outcome.conflicts()).isEmpty();
    assertThat(words(outcome)).isEqualTo("a=2 b=1 x=1 y/z=1");
  }

  @Test
  void letsStepsMakeTheSameChange() {
    SnapshotMerge.Outcome outcome =
        merge(tree("a=1 b=1"), tree("a=2"), tree("a=2"), tree("a=1 b=1"));

    assertThat(outcome.conflicts()).isEmpty();
    assertThat(words(outcome)).isEqualTo("a=2");
  }

  @Test
  void namesThePathAndBothStepsOfAContradiction() {
    SnapshotMerge.Outcome outcome =
        merge(tree("a=1 b=1"), tree("a=2 b=1"), tree("a=1"), tree("a=3 b=2"));

    assertThat(outcome.conflicts())
        .containsExactly(new Conflict("a", "s3", "s1"), new Conflict("b", "s3", "s2"));
  }

  @Test
  void findsAFileWhereAnotherStepNeedsADirectory() {
    assertThat(merge(tree(""), tree("a/b/c=1"), tree("a=1")).conflicts())
        .containsExactly(new Conflict("a", "s2", "s1"));
    assertThat(merge(tree(""), tree("a=1"), tree("a/b/c=1")).conflicts())
        .containsExactly(new Conflict("a", "s2", "s1"));
  }

  @Test
  void dropsEmptyDirectoriesThatAreNotEmptyTogether() {
    SnapshotMerge.Outcome outcome = merge(tree("d/a=1"), tree("d"), tree("d/a=1 d/b=1"));

    assertThat(outcome.conflicts()).isEmpty();
    assertThat(words(outcome)).isEqualTo("d/b=1");
  }

  @Test
  void givesTheSameFilesInEveryOrderOfTheSteps() {
    for (int seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      List<Entry> base = randomTree(random);
      List<List<Entry>> left = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        left.add(randomTree(random));
      }
      SnapshotMerge.Outcome first = merge(base, left);
      Collections.shuffle(left, random);
      SnapshotMerge.Outcome second = merge(base, left);

      assertThat(paths(second)).as("seed %d", seed).isEqualTo(paths(first));
      if (first.conflicts().isEmpty()) {
        assertThat(words(second)).as("seed %d", seed).isEqualTo(words(first));
      }
    }
  }

  private static Set<String> paths(SnapshotMerge.Outcome outcome) {
    return outcome.conflicts().stream()
        .map(Conflict::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Entry> randomTree(Random random) {
    StringBuilder words = new StringBuilder();
    for (String name : List.of("a", "b", "c/d", "c/e", "f/g")) {
      if (random.nextInt(3) > 0) {
        words.append(name).append('=').append(random.nextInt(2)).append(' ');
      }
    }
    return tree(words.toString().strip());
  }

  @SafeVarargs
  private static SnapshotMerge.Outcome merge(List<Entry> base, List<Entry>... left) {
    return merge(base, Arrays.asList(left));
  }

  private static SnapshotMerge.Outcome merge(List<Entry> base, List<List<Entry>> left) {
    var merge = new SnapshotMerge(base);
    for (int i = 0; i < left.size(); i++) {
      merge.add("s" + (i + 1), left.get(i));
    }
    return merge.outcome();
  }

  private static List<Entry> tree(String words) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> word.split("="))
        .map(
            parts ->
                parts.length == 1
                    ? new Entry(parts[0], Kind.DIRECTORY, "", 0)
                    : new Entry(parts[0], Kind.FILE, parts[1], 1))
        .toList();
  }

  private static String words(SnapshotMerge.Outcome outcome) {
    return outcome.entries().stream()
        .map(entry -> entry.path() + (entry.hash().isEmpty() ? "" : "=" + entry.hash()))
        .collect(Collectors.joining(" "));
  }
}
