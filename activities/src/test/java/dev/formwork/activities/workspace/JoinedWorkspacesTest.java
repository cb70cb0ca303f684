package dev.formwork.activities.workspace;

import static dev.formwork.activities.workspace.Workers.RUN;
import static dev.formwork.activities.workspace.Workers.captured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.QuotaExceeded;
import dev.formwork.activities.action.TestStep;
import dev.formwork.workflows.MergeRequest;
import dev.formwork.workflows.MergeRequest.Change;
import dev.formwork.workflows.MergeResult;
import dev.formwork.workflows.MergeResult.Conflict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces of steps that ran at once, joined to one. */
class JoinedWorkspacesTest {

  private final Workers workers;

  JoinedWorkspacesTest(@TempDir Path disk) {
    workers = new Workers(disk);
  }

  @Test
  void joinsTheFilesOfStepsThatRanAtOnce() throws IOException {
    String base = captured(workers.worker("a"), null, Map.of("a", "1", "b", "1"));
    String one = captured(workers.worker("a"), base, Map.of("a", "2"));
    String other = captured(workers.worker("b"), base, Map.of("c/d", "3"));

    MergeResult joined = workers.worker("c").merge(merge(base, one, other));
    MergeResult again = workers.worker("a").merge(merge(base, one, other));

    assertThat(again).isEqualTo(joined);
    try (Checkout next = workers.worker("d").checkOut(RUN, joined.snapshot())) {
      assertThat(next.root().resolve("a")).hasContent("2");
      assertThat(next.root().resolve("b")).hasContent("1");
      assertThat(next.root().resolve("c/d")).hasContent("3");
    }
  }

  @Test
  void joinsNothingThatContradictsOrExceedsALimit() throws IOException {
    String one = captured(workers.worker("a"), null, Map.of("a", "1"));
    String other = captured(workers.worker("a"), null, Map.of("a", "2"));
    String big = captured(workers.worker("a"), null, Map.of("x", "x".repeat(501)));
    String bigger = captured(workers.worker("a"), null, Map.of("y", "y".repeat(500)));

    MergeResult joined = workers.worker("a").merge(merge(null, one, other));

    assertThat(joined.snapshot()).isNull();
    assertThat(joined.conflicts()).containsExactly(new Conflict("a", "step-2", "step-1"));
    assertThatThrownBy(() -> workers.worker("a").merge(merge(null, big, bigger)))
        .isInstanceOf(QuotaExceeded.class);
  }

  private static MergeRequest merge(String base, String one, String other) {
    List<Change> changes = List.of(new Change("step-1", one), new Change("step-2", other));
    return new MergeRequest(TestStep.run(RUN), base, changes);
  }
}
