package dev.formwork.activities.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.Leftover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an undo leaves, and why, in each of the states that it may find; one row for each action.
 */
final class UndoMatrix {

  /** Operators read it; written with `-Dformwork.write-docs`. */
  static final Path PAGE = Path.of("../docs/undo.md");

  static final String HEAD =
      "| Action | Never ran | Ran | Ran, outcome unknown | Changed by somebody since | Already gone |";

  private static final String LINE = "|---|---|---|---|---|---|";
  private static final String NOTHING = "nothing to do";

  private UndoMatrix() {}

  /** The row of an action; every cell comes from a world of its own. */
  static <I extends Record, O extends Record> String row(Supplier<ActionContract<I, O>> worlds) {
    ActionContract<I, O> some = worlds.get();
    if (some.action().traits().undoes()) {
      assertThat(List.of(some.changeSince(), some.removeByHand()))
          .as("changeSince() and removeByHand() of a step whose undo takes something back")
          .doesNotContain(ActionContract.NOT_ANSWERED);
    }
    List<String> cells =
        List.of(
            "`%s`".formatted(some.undoMatrixName()),
            neverRan(worlds.get()),
            ran(worlds.get(), true),
            ran(worlds.get(), false),
            changed(worlds.get()),
            gone(worlds.get()));
    return "| " + String.join(" | ", cells) + " |";
  }

  private static <I extends Record, O extends Record> String neverRan(ActionContract<I, O> test) {
    Object before = test.world();

    String left = undo(test, null);

    assertThat(test.world()).isEqualTo(before);
    return left;
  }

  private static <I extends Record, O extends Record> String ran(
      ActionContract<I, O> test, boolean known) {
    Object blank = test.world();
    O output = test.action().run(test.input(), test.step());
    String left = undo(test, known ? output : null);
    return left.equals(NOTHING) && !test.world().equals(blank) ? "stays, for good" : left;
  }

  private static <I extends Record, O extends Record> String changed(ActionContract<I, O> test) {
    O output = test.action().run(test.input(), test.step());
    ByHand change = test.changeSince();
    if (change.deed() == null) {
      return "– (%s)".formatted(change.words());
    }
    change.deed().run();
    Object after = test.world();

    String left = undo(test, output);

    assertThat(test.world()).as("what somebody changed stays").isEqualTo(after);
    assertThat(left).as("what somebody changed is told").startsWith("stays");
    return "%s: %s".formatted(change.words(), left);
  }

  private static <I extends Record, O extends Record> String gone(ActionContract<I, O> test) {
    O output = test.action().run(test.input(), test.step());
    ByHand removal = test.removeByHand();
    if (removal.deed() == null) {
      return "– (%s)".formatted(removal.words());
    }
    removal.deed().run();
    Object after = test.world();

    String left = undo(test, output);

    assertThat(test.world()).as("nothing else is removed").isEqualTo(after);
    assertThat(left).as("what is gone is no failure").isEqualTo(NOTHING);
    return "%s: %s".formatted(removal.words(), left);
  }

  private static <I extends Record, O extends Record> String undo(
      ActionContract<I, O> test, @Nullable O output) {
    Object before = test.world();
    TestStep step = test.step();
    test.action().undo(test.input(), output, step);
    if (!step.leftovers().isEmpty()) {
      return "stays: "
          + step.leftovers().stream()
              .map(Leftover::reason)
              .distinct()
              .map(reason -> reason.replace("|", "\\|"))
              .collect(Collectors.joining(" "));
    }
    return test.world().equals(before) ? NOTHING : "taken back";
  }

  /** Compares the row with the page, or writes it there. */
  static synchronized void check(String row) {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(PAGE));
      if (Boolean.getBoolean("formwork.write-docs") && !lines.contains(row)) {
        put(lines, row);
        Files.write(PAGE, lines);
      }
      assertThat(lines)
          .as("%s; run the test with -Dformwork.write-docs=true to write it", PAGE)
          .contains(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(List<String> lines, String row) {
    String name = name(row);
    lines.removeIf(line -> line.startsWith("| `") && name(line).equals(name));
    int at = lines.indexOf(HEAD) + 2;
    while (at < lines.size()
        && lines.get(at).startsWith("| `")
        && name(lines.get(at)).compareTo(name) < 0) {
      at++;
    }
    lines.add(at, row);
  }

  /** The first cell of a row. */
  static String name(String row) {
    return row.substring(2, row.indexOf(" |", 2));
  }

  /** The whole table as the page holds it. */
  static List<String> table() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int from = lines.indexOf(HEAD);
    assertThat(from).as("the table's head in " + PAGE).isNotNegative();
    assertThat(lines.get(from + 1)).isEqualTo(LINE);
    return lines.subList(from, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }
}
