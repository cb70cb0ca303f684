package dev.formwork.activities.workspace;

import static dev.formwork.activities.workspace.Workers.RUN;
import static dev.formwork.activities.workspace.Workers.captured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.workspace.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces whose store lost or changed what it was given. */
class DamagedWorkspacesTest {

  private final Workers workers;

  DamagedWorkspacesTest(@TempDir Path disk) {
    workers = new Workers(disk);
  }

  @Test
  void givesNoStepAFileThatIsNotWhatItsHashSays() throws IOException {
    String id = captured(workers.worker("a"), null, Map.of("docs/a", "right"));
    workers.store.damage = content -> "wrong".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> workers.worker("b").checkOut(RUN, id))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll("docs/a", "run-1", "damaged in the test's store", "restore it");
    assertThat(workers.store.missing(workers.store.hashes())).hasSize(1);
  }

  @Test
  void givesTheRightFileAgainOnceAnyRunHasStoredItAnew() throws IOException {
    String id = captured(workers.worker("a"), null, Map.of("a", "right"));
    workers.store.damage = content -> new byte[0];
    assertThatThrownBy(() -> workers.worker("b").checkOut(RUN, id)).isInstanceOf(Unavailable.class);

    workers.store.damage = UnaryOperator.identity();
    captured(workers.worker("c"), null, Map.of("a", "right"));

    assertThat(workers.store.missing(workers.store.hashes())).isEmpty();
    try (Checkout again = workers.worker("d").checkOut(RUN, id)) {
      assertThat(again.root().resolve("a")).hasContent("right");
    }
  }

  @Test
  void saysWhichFileIsGoneFromTheStore() throws IOException {
    String id = captured(workers.worker("a"), null, Map.of("docs/a", "right"));
    workers.store.damage = content -> null;

    assertThatThrownBy(() -> workers.worker("b").checkOut(RUN, id))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll("docs/a", "run-1", "gone from the test's store");
  }

  @Test
  void givesNoStepAListOfFilesThatIsNotItsSnapshots() throws IOException {
    String id = captured(workers.worker("a"), null, Map.of("a", "1", "b", "2"));
    workers.store.mixUp =
        snapshot -> new Snapshot(id, snapshot.runId(), snapshot.entries().subList(0, 1));

    assertThatThrownBy(() -> workers.worker("b").checkOut(RUN, id))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll("list of files", "run-1", "damaged");
  }
}
